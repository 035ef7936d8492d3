import { cutText } from '../../../../shared/domain/cut-text.ts';
import { topicSlug } from '../../../../shared/domain/topic.ts';
import { primaryLanguage, READ_LANGUAGES, stopWordsOf } from '../../text/stop-words.ts';
import type { TopicText } from '../topic-text.ts';
import { type Country, countriesIn, countryOf } from './countries.ts';
import { countriesOfDemonym, demonymsOf } from './demonyms.ts';
import { isGermanName } from './german-names.ts';
import {
  addCountry,
  addMention,
  addNationality,
  type Mentioned,
  mentionsOf,
  type NameKind,
  type Place,
} from './mentioned.ts';
import { mergeNames } from './merge-names.ts';
import { GIVEN_NAMES } from './name-clues.ts';
import { kindOf } from './name-kind.ts';
import { type Run, runsOf } from './name-runs.ts';
import { type Line, splitLines, type Word } from './split-words.ts';

const READ_CHARACTERS = 8_000;
const LEAD_WORDS = 60;

/** A name that a story mentions, with the weight of its mentions. */
export interface FoundName {
  label: string;
  slug: string;
  kind: NameKind;
  /** Folded. */
  words: readonly string[];
  mentions: number;
  weight: number;
}

interface Reading {
  language: string;
  lines: Line[];
  lower: ReadonlySet<string>;
  /** Folded words that have a capital inside a sentence. */
  inside: ReadonlySet<string>;
  names: Map<string, Mentioned>;
  countries: ReadonlyMap<string, Country>;
  /** Runs that are no names by themselves. */
  later: { key: string; run: Run; place: Place }[];
}

/**
 * The names in a story, by their capitals: a capital at the start of a sentence, in title case or in capitals says
 * nothing. None for an unsupported language.
 */
export function findNames({ headline, text, language: tag, publisher }: TopicText): FoundName[] {
  const language = primaryLanguage(tag) ?? 'en';
  if (!READ_LANGUAGES.includes(language)) return [];
  const title = splitLines(headline, language);
  const body = splitLines(cutText(text, READ_CHARACTERS), language);
  const lines = [...title, ...body];
  const reading: Reading = {
    language,
    lines,
    names: new Map(),
    later: [],
    countries: countriesIn(language),
    ...capitalsIn(lines),
  };
  for (const line of title) read(reading, line, () => 'headline');
  let position = 0;
  for (const line of body) {
    read(reading, line, (at) => (position + at < LEAD_WORDS ? 'lead' : 'body'));
    position += line.words.length;
  }
  readLater(reading);
  const own = topicSlug(publisher);
  return mergeNames(reading.names)
    .filter(({ slug }) => slug.length > 1 && slug !== own)
    .map((name) => ({ ...name, kind: kindOf(name), mentions: mentionsOf(name), weight: weightOf(name) }));
}

function weightOf({ headline, lead, body, nationality }: Mentioned): number {
  const first = Math.min(1, headline) * 3 + Math.min(1, lead) * 2;
  return first + Math.max(0, headline - 1) + Math.max(0, lead - 1) + body + nationality / 2;
}

function capitalsIn(lines: Line[]): { lower: ReadonlySet<string>; inside: ReadonlySet<string> } {
  const lower = new Set<string>();
  const inside = new Set<string>();
  for (const { words, isTitled } of lines) {
    if (isTitled) continue;
    for (const { folded, isCapital, begins } of words) {
      if (!isCapital) lower.add(folded);
      else if (!begins) inside.add(folded);
    }
  }
  return { lower, inside };
}

function read(reading: Reading, line: Line, placeAt: (at: number) => Place): void {
  const { language, lower, inside, names, later } = reading;
  const demonyms = demonymsOf(language);
  if (language !== 'en') readNationalities(reading, line, placeAt);
  for (const run of runsOf(line, { stop: stopWordsOf(language), lower, inside, demonyms })) {
    const place = placeAt(line.words.indexOf(run.words[0] as Word));
    const key = run.words.map(({ folded }) => folded).join(' ');
    const spaced = key.replaceAll('-', ' ');
    const country = reading.countries.get(spaced) ?? countryOf(demonyms.get(spaced) ?? '');
    if (country) addCountry(names, country, place, demonyms.has(spaced));
    else if (!isSure(run, line, inside)) continue;
    else if (isNationality(key) || (language === 'de' && !isGermanName(run, reading))) later.push({ key, run, place });
    else addMention(names, key, run, place);
  }
}

/** What only means something beside other names: a nationality beside its country, a German surname beside the full name. */
function readLater({ names, later }: Reading): void {
  const surnames = new Set(
    [...names.values()].filter(({ words }) => words.length > 1).map(({ words }) => words.at(-1)),
  );
  for (const { key, run, place } of later) {
    const country = isNationality(key) && countriesOfDemonym(key).find((known) => names.has(known));
    if (country) addNationality(names.get(country) as Mentioned, place);
    else if (surnames.has(key)) addMention(names, key, run, place);
  }
}

/** "Vellorian firms": a nationality of no known country is no name. */
function isNationality(key: string): boolean {
  return /(?:ian|ean|ese)$/.test(key) && !GIVEN_NAMES.has(key) && !key.includes(' ');
}

/** A name is sure if each of its words has a capital inside a sentence, here or elsewhere. */
function isSure({ words }: Run, { isTitled }: Line, inside: ReadonlySet<string>): boolean {
  const capitals = words.filter(({ isCapital }) => isCapital);
  if (isTitled) return capitals.every(({ folded }) => inside.has(folded));
  if (capitals.length > 1) return capitals.slice(1).every(({ begins }) => !begins);
  return capitals.every(({ folded, begins }) => !begins || inside.has(folded));
}

/** Most languages write nationalities without a capital. */
function readNationalities({ language, names }: Reading, { words }: Line, placeAt: (at: number) => Place): void {
  const demonyms = demonymsOf(language);
  for (const [at, { folded, isCapital }] of words.entries()) {
    if (isCapital) continue;
    const country = countryOf(demonyms.get(folded) ?? '');
    if (country) addCountry(names, country, placeAt(at), true);
  }
}
