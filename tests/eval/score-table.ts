import { bCubed, groupBy, type Score, toScore } from './b-cubed.ts';
import type { JudgedArticle } from './judged-articles.ts';
import { topicScore } from './topic-score.ts';

/** Upper bounds in words: a headline; with a summary; a short report. */
const LENGTHS = [20, 80, 250];
/** Upper bounds in articles that came before: a wire that has just begun, a young one, an older one. */
const AGES = [50, 200, 500];
const HEAD = ['', 'stories', 'events', 'B³ P', 'B³ R', 'B³ F1', 'pair P', 'pair R', 'topic P', 'topic R'];

/**
 * A table of scores: all articles, each file, by length of text, and by age of the wire. An article is compared with all
 * others, whatever row they are in. Pure.
 */
export function scoreTable(all: JudgedArticle[]): string[] {
  const files = groupBy(all, ({ source }) => source);
  const rows: [string, JudgedArticle[]][] = [
    ['all', all],
    ...(files.size > 1 ? files : []),
    ...ranges(LENGTHS, all, ({ words }) => words, 'words'),
    ...ranges(AGES, all, ({ arrival }) => arrival, 'stories before'),
  ];
  return align([HEAD, ...rows.filter(([, some]) => some.length > 0).map(([name, some]) => rowOf(name, some, all))]);
}

function rowOf(name: string, some: JudgedArticle[], all: JudgedArticle[]): string[] {
  const cubed = bCubed(groupsOf(all, 'storyline'), groupsOf(all, 'event'), idsOf(some));
  const pairs = pairScore(some, all);
  const topics = topicScore(some.map((article) => article.topics));
  const events = new Set(some.map(({ event }) => event)).size;
  const figures = [cubed.precision, cubed.recall, cubed.f1, pairs.precision, pairs.recall];
  const topicFigures = topics ? [topics.precision, topics.recall] : [];
  return [name, String(some.length), String(events), ...[...figures, ...topicFigures].map((it) => it.toFixed(3))];
}

/** Of the pairs that one of these articles is in: how many found ones are right, and how many right ones were found. */
function pairScore(some: JudgedArticle[], all: JudgedArticle[]): Score {
  const found = groupBy(all, ({ storyline }) => storyline);
  const right = groupBy(all, ({ event }) => event);
  let pairs = 0;
  let wanted = 0;
  let both = 0;
  for (const { storyline, event } of some) {
    const mates = found.get(storyline) ?? [];
    pairs += mates.length - 1;
    wanted += (right.get(event) ?? []).length - 1;
    both += mates.filter((mate) => mate.event === event).length - 1;
  }
  return toScore(pairs === 0 ? 1 : both / pairs, wanted === 0 ? 1 : both / wanted);
}

function ranges(
  bounds: number[],
  all: JudgedArticle[],
  of: (article: JudgedArticle) => number,
  unit: string,
): [string, JudgedArticle[]][] {
  return [...bounds, Number.POSITIVE_INFINITY].map((bound, no) => {
    const from = bounds[no - 1] ?? 0;
    const name = bound === Number.POSITIVE_INFINITY ? `from ${from} ${unit}` : `${from} to ${bound - 1} ${unit}`;
    return [name, all.filter((article) => of(article) >= from && of(article) < bound)];
  });
}

function groupsOf(all: JudgedArticle[], key: 'storyline' | 'event'): Map<string, string> {
  return new Map(all.map((article) => [article.externalId, article[key]]));
}

function idsOf(some: JudgedArticle[]): Set<string> {
  return new Set(some.map(({ externalId }) => externalId));
}

function align(rows: string[][]): string[] {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
