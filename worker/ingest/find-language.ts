import { eld } from 'eld/small';

/** In fewer letters, languages look alike. */
const LETTERS_MIN = 60;
const READ_CHARACTERS = 600;
const LETTER = /\p{L}/gu;

/** The language of a text as a primary tag; null when it is too short to say or eld is not sure. */
export function findLanguage(text: string): string | null {
  const read = text.slice(0, READ_CHARACTERS);
  if ((read.match(LETTER) ?? []).length < LETTERS_MIN) return null;
  const found = eld.detect(read);
  return found.language !== '' && found.isReliable() ? found.language : null;
}
