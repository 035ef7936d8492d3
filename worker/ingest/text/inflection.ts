const SHORTEST = 4;
const ENDINGS: [ending: string, replacement: string, shortest: number][] = [
  ['ies', 'y', 5],
  ['ing', '', 6],
  ['ed', '', 5],
  ['es', '', 5],
  ['s', '', 4],
  ['e', '', 5],
];

/**
 * Folds the commonest inflections of a lower-case word, so that "arrests" and "arrested" match. Deliberately lighter
 * than Porter's stemmer because it also runs on names and on languages that a stemmer was not made for.
 */
export function foldInflection(word: string): string {
  if (word.length < SHORTEST || word.endsWith('ss')) return word;
  for (const [ending, replacement, shortest] of ENDINGS) {
    if (word.length >= shortest && word.endsWith(ending)) return word.slice(0, -ending.length) + replacement;
  }
  return word;
}
