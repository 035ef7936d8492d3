import { isPlainText } from '../../../shared/domain/fold-text.ts';
import { remember } from './remember.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu;
const PLAIN_WORD = /[A-Za-z0-9][A-Za-z0-9'’.-]*/g;
const CAPITAL = /^\p{Lu}/u;
const SHARE = 0.6;
const WORDS_MIN = 4;
/** The first words decide; the rest of a paragraph is written the same way. */
const WORDS_READ = 40;
/** With more words in lower case among those, the share cannot be reached. */
const LOWER_MAX = WORDS_READ * (1 - SHARE);
/** More lines than are in progress at once. */
const LINES = 256;

/**
 * True when nearly every word of a line is capitalised, as in many headlines, so that capitals do not mark names.
 * Cached because several steps need it.
 */
export const isTitleCase: (line: string) => boolean = remember(readTitleCase, LINES);

function readTitleCase(line: string): boolean {
  let words = 0;
  let capitals = 0;
  const pattern = isPlainText(line) ? PLAIN_WORD : WORD;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(line); found && words < WORDS_READ; found = pattern.exec(line)) {
    words += 1;
    if (CAPITAL.test(found[0])) capitals += 1;
    if (words - capitals > LOWER_MAX) return false;
  }
  return words >= WORDS_MIN && capitals / words > SHARE;
}
