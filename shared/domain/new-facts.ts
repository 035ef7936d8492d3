import type { Fact, FactSentence } from './story-facts.ts';

/** One report of a storyline, with what it tells. */
export interface Report {
  /** Undefined for a report recorded before facts were: then nothing is known to be new after it. */
  known: Iterable<number> | undefined;
  /** Undefined for a report that the reader has seen. */
  sentences: readonly FactSentence[] | undefined;
}

/** A sentence with the places, in UTF-16 units, of the names and numbers that no earlier report had. */
export interface NewSentence {
  text: string;
  marks: [from: number, to: number][];
}

interface Options {
  /** The most sentences of one report, and of all. */
  each: number;
  total: number;
}

interface Candidate extends NewSentence {
  report: number;
  index: number;
  /** How many new facts it has. */
  weight: number;
}

/**
 * What each report adds to all before it, given in order of release: the sentences with the most new names and numbers,
 * in the order of the text. The first report adds nothing, because there is nothing before it. Pure.
 */
export function newFacts(reports: readonly Report[], { each, total }: Options): NewSentence[][] {
  const known = new Set<number>();
  const candidates: Candidate[] = [];
  for (const [index, report] of reports.entries()) {
    if (index > 0) candidates.push(...telling(newSentences(report, index, known)).slice(0, each));
    if (report.known === undefined) break;
    for (const key of report.known) known.add(key);
  }
  const chosen = new Set(telling(candidates).slice(0, total));
  return reports.map((_, index) =>
    candidates
      .filter((candidate) => candidate.report === index && chosen.has(candidate))
      .sort((a, b) => a.index - b.index)
      .map(({ text, marks }) => ({ text, marks })),
  );
}

function newSentences({ sentences = [] }: Report, report: number, known: ReadonlySet<number>): Candidate[] {
  const isNew = ([, , ...keys]: Fact): boolean => keys.some((key) => !known.has(key));
  return sentences.flatMap(({ text, facts, minor = [] }, index) => {
    const found = facts.filter(isNew);
    if (found.length === 0) return [];
    const marks = [...found, ...minor.filter(isNew)].sort((a, b) => a[0] - b[0]);
    return [
      { text, marks: marks.map(([from, to]): [number, number] => [from, to]), report, index, weight: found.length },
    ];
  });
}

/** Most new facts first; of equals, the earlier report and sentence. */
function telling(candidates: Candidate[]): Candidate[] {
  return candidates.toSorted((a, b) => b.weight - a.weight || a.report - b.report || a.index - b.index);
}
