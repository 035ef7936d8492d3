const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu;
const CAPITAL = /^\p{Lu}/u;
const SHARE = 0.6;
const WORDS_MIN = 4;

/** True for a line in which nearly every word has a capital, so that a capital names nobody: many headlines. */
export function isTitleCase(line: string): boolean {
  const words = line.match(WORD) ?? [];
  return words.length >= WORDS_MIN && words.filter((word) => CAPITAL.test(word)).length / words.length > SHARE;
}
