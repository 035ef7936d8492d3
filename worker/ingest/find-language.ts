import { eld } from 'eld/small';

/** In fewer letters, languages look alike. */
const ENOUGH_LETTERS = /(?:\P{L}*\p{L}){60}/u;
const READ_CHARACTERS = 600;

/** The language of a text as a primary tag; null when it is too short to say or eld is not sure. */
export function findLanguage(text: string): string | null {
  const read = text.slice(0, READ_CHARACTERS);
  if (!ENOUGH_LETTERS.test(read)) return null;
  const found = eld.detect(read);
  return found.language !== '' && found.isReliable() ? found.language : null;
}
