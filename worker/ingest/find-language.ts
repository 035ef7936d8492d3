import { eld } from 'eld/small';
import { cutText } from '../../shared/domain/cut-text.ts';

/** In fewer letters, languages look alike. */
const ENOUGH_LETTERS = /(?:\P{L}*\p{L}){60}/u;
const READ_CHARACTERS = 600;

/** The language of a text as a primary tag; null when it is too short to say or eld is not sure. */
export function findLanguage(text: string): string | null {
  const read = cutText(text, READ_CHARACTERS);
  if (!ENOUGH_LETTERS.test(read)) return null;
  const found = eld.detect(read);
  return found.language !== '' && found.isReliable() ? found.language : null;
}
