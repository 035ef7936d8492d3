import { isPlainText } from '../../../shared/domain/words.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu;
const PLAIN_WORD = /[A-Za-z0-9][A-Za-z0-9'’.-]*/g;
const CAPITAL = /^\p{Lu}/u;
const SHARE = 0.6;
const WORDS_MIN = 4;
/** So many words of a line tell; the rest of a paragraph is written like its beginning. */
const WORDS_READ = 40;

/** True for a line in which nearly every word has a capital, so that a capital names nobody: many headlines. */
export function isTitleCase(line: string): boolean {
  let words = 0;
  let capitals = 0;
  const pattern = isPlainText(line) ? PLAIN_WORD : WORD;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(line); found && words < WORDS_READ; found = pattern.exec(line)) {
    words += 1;
    if (CAPITAL.test(found[0])) capitals += 1;
  }
  return words >= WORDS_MIN && capitals / words > SHARE;
}
