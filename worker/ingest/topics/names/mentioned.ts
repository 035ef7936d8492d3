import { topicSlug } from '../../../../shared/domain/topic.ts';
import type { Country } from './countries.ts';
import { ARTICLES, LOCATIVES, SPEECH } from './name-clues.ts';
import type { Run } from './name-runs.ts';

export type NameKind = 'person' | 'place' | 'organisation' | 'other';
export type Place = 'headline' | 'lead' | 'body';

/** A name with its mentions and what stands around them. */
export interface Mentioned {
  label: string;
  slug: string;
  /** Folded. */
  words: string[];
  headline: number;
  lead: number;
  body: number;
  /** Mentions of its people in the body: "French". */
  nationality: number;
  isCountry: boolean;
  titled: number;
  spoke: number;
  located: number;
  /** Mentions by the surname alone. */
  surname: number;
  /** Mentions with an article. */
  definite: number;
}

/** Counts a mention of a name. */
export function addMention(names: Map<string, Mentioned>, key: string, run: Run, place: Place): void {
  const { words, before, after, isTitled } = run;
  const known =
    names.get(key) ??
    newName(
      labelOf(words.map(({ text }) => text)),
      words.map(({ folded }) => folded),
    );
  names.set(key, known);
  known[place] += 1;
  if (isTitled) known.titled += 1;
  if ((before && SPEECH.has(before.folded)) || (after && SPEECH.has(after.folded))) known.spoke += 1;
  if (before && ARTICLES.has(before.folded)) known.definite += 1;
  if (before && LOCATIVES.has(before.folded)) known.located += 1;
}

/** Counts a mention of a country, or of its people. */
export function addCountry(
  names: Map<string, Mentioned>,
  { slug, label }: Country,
  place: Place,
  isNationality: boolean,
): void {
  const known = names.get(slug) ?? { ...newName(label, slug.split('-')), isCountry: true };
  names.set(slug, known);
  if (isNationality) addNationality(known, place);
  else known[place] += 1;
}

/** Counts a mention of a country's people: less than one of the country, except at the beginning. */
export function addNationality(known: Mentioned, place: Place): void {
  known[place === 'body' ? 'nationality' : place] += 1;
}

/** All mentions. */
export function mentionsOf({ headline, lead, body }: Mentioned): number {
  return headline + lead + body;
}

function newName(label: string, words: string[]): Mentioned {
  const none = {
    headline: 0,
    lead: 0,
    body: 0,
    nationality: 0,
    titled: 0,
    spoke: 0,
    located: 0,
    surname: 0,
    definite: 0,
  };
  return { label, slug: topicSlug(label), words, isCountry: false, ...none };
}

/** "VALDERA" is "Valdera", but up to five capitals may be an acronym; "Coupe de l’Estuaire" is as it was. */
function labelOf(texts: string[]): string {
  const words = texts.map((text) => (/^\p{Lu}{6,}$/u.test(text) ? text.charAt(0) + text.slice(1).toLowerCase() : text));
  return words.join(' ').replace(/(?<= )([ld]) /gi, '$1’');
}
