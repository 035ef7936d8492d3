import { eld } from 'eld/small';
import { cutText } from '../../shared/domain/cut-text.ts';

/** With fewer letters, languages are too similar. */
const ENOUGH_LETTERS = /(?:\P{L}*\p{L}){60}/u;
const READ_CHARACTERS = 600;

/** Detects a text's language as a primary tag; null when the text is too short or eld is unsure. */
export function findLanguage(text: string): string | null {
  const read = cutText(text, READ_CHARACTERS);
  if (!ENOUGH_LETTERS.test(read)) return null;
  const found = eld.detect(read);
  return found.language !== '' && found.isReliable() ? found.language : null;
}
