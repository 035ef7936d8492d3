import { topicSlug } from '../../../shared/domain/topic.ts';
import { foldText } from '../../../shared/domain/words.ts';
import { foldInflection } from '../text/inflection.ts';
import { primaryLanguage, READ_LANGUAGES, stopWordsOf } from '../text/stop-words.ts';
import { isTitleCase } from '../text/title-case.ts';
import { capitalisedPhrases } from './capitalised-phrases.ts';
import { englishPhrases } from './english-phrases.ts';
import { plainName } from './honorifics.ts';
import type { Phrase } from './phrase.ts';

/** Whom and what a story is about stands in its first paragraphs; how often is counted to its end. */
const READ_CHARACTERS = 2_500;
const COUNTED_CHARACTERS = 20_000;
const HEADLINE_WEIGHT = 3;
const FIRST_MENTION_WEIGHT = 1;
const LONE_NAME_LETTERS_MIN = 3;
const INSIDE = /(?<=[\p{Ll}\p{N},;)] )\p{Lu}[\p{L}\p{M}\p{N}'’-]*/gu;
/** "US" and "U.S.", which without their capitals would be a word like any other. */
const ACRONYM = /^(?:\p{Lu}{2,5}|(?:\p{Lu}\.){2,5})$/u;
const LATIN = /^\p{Script=Latin}+$/u;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

export interface TopicText {
  headline: string;
  /** Summary and body. */
  text: string;
  language: string | null;
  publisher: string;
}

/** Something that a story may be about. */
export interface Candidate extends Phrase {
  slug: string;
  /** Its telling words, folded as storylines fold theirs, by which its rarity is known. */
  terms: string[];
  /** How much the story dwells on it: three for the headline, one for each other mention. */
  weight: number;
}

/** The names and things that a story mentions; none in a language or script that is not read. */
export function topicCandidates(story: TopicText): Candidate[] {
  const language = primaryLanguage(story.language) ?? 'en';
  if (!READ_LANGUAGES.includes(language)) return [];
  const stop = stopWordsOf(language);
  const read = (text: string): Phrase[] => (language === 'en' ? englishPhrases(text) : capitalisedPhrases(text, stop));
  const text = withoutTitles(story.text.slice(0, READ_CHARACTERS));
  const phrases = [...headlinePhrases(story.headline, read, text), ...read(text)];
  const lone = loneNames(story.headline, text);
  const named = phrases.filter((phrase) => isNamed(phrase, lone));
  const found = joinSurnames(weighed(named, story, stop));
  return found.length > 0 ? found : [...weighed(plainWords(story, stop), story, stop).values()];
}

/** Of a story that is all capitals, or all headline, the telling words themselves: better than to be found nowhere. */
function plainWords({ headline, text }: TopicText, stop: ReadonlySet<string>): Phrase[] {
  const lines = `${headline}\n${text.slice(0, READ_CHARACTERS)}`.toLowerCase();
  return capitalisedPhrases(lines, stop).filter(({ label }) => LATIN.test(label));
}

/** In a headline in title case every word has a capital: there only names count that the text knows too. */
function headlinePhrases(headline: string, read: (text: string) => Phrase[], text: string): Phrase[] {
  const phrases = read(headline);
  return isTitleCase(headline) ? phrases.filter(({ kind, label }) => kind === 'name' && text.includes(label)) : phrases;
}

/** Lone words with a capital inside a sentence are names; at the beginning every word has one. */
function loneNames(headline: string, text: string): ReadonlySet<string> {
  const lines = isTitleCase(headline) ? text : `${headline}\n${text}`;
  const inside = [...lines.matchAll(INSIDE)].map(([word]) => plainName(word));
  // Of a headline alone, nobody can say.
  return new Set(text === '' ? [...inside, ...headline.split(' ').map(plainName)] : inside);
}

function isNamed({ kind, label }: Phrase, lone: ReadonlySet<string>): boolean {
  if (kind === 'thing' || label.includes(' ') || ACRONYM.test(label)) return true;
  const name = plainName(label);
  return name.length >= LONE_NAME_LETTERS_MIN && lone.has(name);
}

function weighed(phrases: Phrase[], story: TopicText, stop: ReadonlySet<string>): Map<string, Candidate> {
  const headline = toCounted(story.headline);
  const text = toCounted(story.text.slice(0, COUNTED_CHARACTERS));
  const own = topicSlug(story.publisher);
  const found = new Map<string, Candidate>();
  const seen = new Set<string>();
  for (const phrase of phrases) {
    // A name that comes again says nothing new, and telling what it says is dear.
    const said = `${phrase.kind} ${phrase.label}`;
    if (seen.has(said)) continue;
    seen.add(said);
    const label = phrase.kind === 'name' ? plainName(trimStopWords(phrase.label, stop)) : phrase.label;
    const slug = topicSlug(label);
    const words = foldWords(label);
    const telling = words.filter((word) => !stop.has(word));
    if (slug.length < 2 || slug === own || found.has(slug) || (telling.length === 0 && !isCountry(slug, label)))
      continue;
    const asked = { label, kind: phrase.kind, key: words.join(' ') };
    const weight = HEADLINE_WEIGHT * Math.min(1, mentions(headline, asked)) + mentions(text, asked);
    const terms = (telling.length > 0 ? telling : words).map(foldInflection);
    found.set(slug, { ...phrase, label, slug, terms, weight: Math.max(weight, FIRST_MENTION_WEIGHT) });
  }
  return found;
}

/** A text as mentions are counted in it: as it is, and its folded words between single blanks. */
interface Counted {
  raw: string;
  folded: string;
}

function toCounted(raw: string): Counted {
  return { raw, folded: ` ${foldWords(raw).join(' ')} ` };
}

/** A thing is counted in singular and plural, an acronym with its capitals. */
function mentions({ raw, folded }: Counted, { label, kind, key }: Phrase & { key: string }): number {
  if (ACRONYM.test(label)) {
    const letters = label.replaceAll('.', '');
    return (raw.match(/(?:\p{Lu}\.){2,}|\p{Lu}{2,}/gu) ?? []).filter((word) => word.replaceAll('.', '') === letters)
      .length;
  }
  const count = occurrences(folded, ` ${key} `);
  return kind === 'name' ? count : count + occurrences(folded, ` ${key}s `);
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

/** "Lohan" is "Lindsay Lohan", when the story names her in full. */
function joinSurnames(found: Map<string, Candidate>): Candidate[] {
  const full = [...found.values()].filter(({ kind, slug }) => kind === 'name' && slug.includes('-'));
  for (const candidate of full) {
    const short = found.get(candidate.slug.slice(candidate.slug.lastIndexOf('-') + 1));
    if (short?.kind !== 'name') continue;
    // What is counted for the short name includes the mentions of the full one.
    candidate.weight = Math.max(candidate.weight, short.weight);
    found.delete(short.slug);
  }
  return [...found.values()];
}

/** Drops what only begins or ends a sentence with a capital: "The", "On Monday". */
function trimStopWords(name: string, stop: ReadonlySet<string>): string {
  const words = name.split(/\s+/u);
  const isStop = (word: string | undefined): boolean => word !== undefined && stop.has(foldText(word));
  // "US" folds to a stop word, and is none.
  const tells = (word = ''): boolean => isCountry(foldText(word), word);
  // "New York", but not "The York".
  const begins = (): boolean => words.length > 1 && words[0] === 'New';
  while (words.length > 0 && isStop(words[0]) && !tells(words[0]) && !begins()) words.shift();
  while (words.length > 0 && isStop(words.at(-1)) && !tells(words.at(-1))) words.pop();
  return words.join(' ');
}

/** The acronyms that without their capitals would be stop words. */
function isCountry(slug: string, label: string): boolean {
  return (slug === 'us' || slug === 'who') && ACRONYM.test(label);
}

/** Lines in title case are headlines again, or captions. */
function withoutTitles(text: string): string {
  return text
    .split('\n')
    .filter((line) => !isTitleCase(line))
    .join('\n');
}

function foldWords(text: string): string[] {
  return foldText(text).match(WORD) ?? [];
}
