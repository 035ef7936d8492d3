const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu;
const CAPITAL = /^\p{Lu}/u;
const SHARE = 0.6;
const WORDS_MIN = 4;
/** So many words of a line tell; the rest of a paragraph is written like its beginning. */
const WORDS_READ = 40;

/** True for a line in which nearly every word has a capital, so that a capital names nobody: many headlines. */
export function isTitleCase(line: string): boolean {
  let words = 0;
  let capitals = 0;
  for (const [word] of line.matchAll(WORD)) {
    words += 1;
    if (CAPITAL.test(word)) capitals += 1;
    if (words === WORDS_READ) break;
  }
  return words >= WORDS_MIN && capitals / words > SHARE;
}
