import { type Mentioned, mentionsOf, type NameKind } from './mentioned.ts';
import { EVENT_WORDS, GIVEN_NAMES, ORGANISATION_WORDS, PLACE_WORDS } from './name-clues.ts';

const ACRONYM = /^(?:\p{Lu}{2,6}|(?:\p{Lu}\.){2,})$/u;
const LOCATED_SHARE = 0.4;
const OF = new Set(['of', 'de', 'des', 'du', 'del', 'della', 'do', 'da']);

/** What a name is called, by its words and by what stands around it. */
export function kindOf(name: Mentioned): NameKind {
  const { words, label, isCountry, titled, spoke, located, nationality, surname, definite } = name;
  if (isCountry) return 'place';
  const byWords = kindOfWords(words);
  if (byWords === 'event') return 'other';
  if (byWords === 'organisation' || byWords === 'place') return byWords;
  if (titled > 0 || byWords === 'person') return 'person';
  if (ACRONYM.test(label)) return 'organisation';
  const isPerson = spoke > 0 || (surname > 0 && located === 0);
  // "the Jaguars", "the Post": people have no article.
  if (isPerson && definite === 0 && words[0] !== 'new') return 'person';
  return nationality > 0 || located >= Math.max(1, mentionsOf(name) * LOCATED_SHARE) ? 'place' : 'other';
}

/** What the words of a name say by themselves. */
export function kindOfWords(words: readonly string[]): NameKind | 'event' | undefined {
  const ofs = words.findIndex((word) => OF.has(word));
  // "Bank of the Estuary" is a bank.
  const [first = '', last = ''] = ofs > 0 ? [words[0], words[ofs - 1]] : [words[0], words.at(-1)];
  const isLong = words.length > 1;
  if (isLong && (EVENT_WORDS.has(first) || EVENT_WORDS.has(last))) return 'event';
  if (ORGANISATION_WORDS.has(last)) return 'organisation';
  if (isLong && GIVEN_NAMES.has(first)) return 'person';
  if (isLong && PLACE_WORDS.has(last)) return 'place';
  if (isLong && PLACE_WORDS.has(first)) return 'place';
  return words.some((word) => ORGANISATION_WORDS.has(word)) ? 'organisation' : undefined;
}
