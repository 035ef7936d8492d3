import { groupBy } from './b-cubed.ts';
import type { JudgedArticle } from './judged-articles.ts';

interface WrongPair {
  /** An article of each side. */
  one: JudgedArticle;
  other: JudgedArticle;
  /** How many pairs of articles are wrong in the same way. */
  pairs: number;
}

/** The joins and misses that cost most pairs, worst first, to be read. Pure. */
export function worstPairLines(all: JudgedArticle[], count: number): string[] {
  const joins = wrongPairs(all, 'storyline', 'event').slice(0, count);
  const misses = wrongPairs(all, 'event', 'storyline').slice(0, count);
  return [
    ...titled('Worst joins (two events in one storyline)', joins),
    ...titled('Worst misses (one event in two storylines)', misses),
  ];
}

/** Two sides that are together by `within` but apart by `across`. */
function wrongPairs(all: JudgedArticle[], within: 'storyline' | 'event', across: 'storyline' | 'event'): WrongPair[] {
  const groups = [...groupBy(all, (article) => article[within]).values()];
  const wrong = groups.flatMap((group) => {
    const sides = [...groupBy(group, (article) => article[across]).values()];
    return sides.flatMap((side, at) =>
      sides.slice(at + 1).flatMap((otherSide): WrongPair[] => {
        const [one, other] = [side[0], otherSide[0]];
        return one && other ? [{ one, other, pairs: side.length * otherSide.length }] : [];
      }),
    );
  });
  return wrong.sort((a, b) => b.pairs - a.pairs || (a.one.externalId < b.one.externalId ? -1 : 1));
}

function titled(title: string, wrong: WrongPair[]): string[] {
  if (wrong.length === 0) return [`${title}: none`];
  return [
    title,
    ...wrong.flatMap(({ one, other, pairs }) => [
      `  ${pairs} ${pairs === 1 ? 'pair' : 'pairs'}`,
      `    ${one.event}: ${one.headline}`,
      `    ${other.event}: ${other.headline}`,
    ]),
  ];
}
