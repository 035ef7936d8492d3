import { cutText } from '../../../shared/domain/cut-text.ts';
import { topicSlug } from '../../../shared/domain/topic.ts';
import { primaryLanguage, READ_LANGUAGES, stopWordsOf } from '../text/stop-words.ts';
import { isTitleCase } from '../text/title-case.ts';
import { ACRONYM } from './acronym.ts';
import { capitalisedPhrases } from './capitalised-phrases.ts';
import { countIn } from './count-mentions.ts';
import { englishPhrases } from './english-phrases.ts';
import { plainName } from './honorifics.ts';
import type { Phrase } from './phrase.ts';
import { readPhrase } from './read-phrase.ts';

/** Whom and what a story is about stands in its first paragraphs; how often is counted to its end. */
const READ_CHARACTERS = 2_000;
const COUNTED_CHARACTERS = 20_000;
const HEADLINE_WEIGHT = 3;
const FIRST_MENTION_WEIGHT = 1;
const LONE_NAME_LETTERS_MIN = 3;
const INSIDE = /(?<=[\p{Ll}\p{N},;)] )\p{Lu}[\p{L}\p{M}\p{N}'’-]*/gu;
const LATIN = /^\p{Script=Latin}+$/u;

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
  /** Its telling words, hashed as storylines hash theirs, by which its rarity is known. */
  terms: number[];
  /** How much the story dwells on it: three for the headline, one for each other mention. */
  weight: number;
}

/** The names and things that a story mentions; none in a language or script that is not read. */
export function topicCandidates(story: TopicText): Candidate[] {
  const language = primaryLanguage(story.language) ?? 'en';
  if (!READ_LANGUAGES.includes(language)) return [];
  const stop = stopWordsOf(language);
  const read = (text: string): Phrase[] => (language === 'en' ? englishPhrases(text) : capitalisedPhrases(text, stop));
  const text = withoutTitles(cutText(story.text, READ_CHARACTERS));
  const phrases = [...headlinePhrases(story.headline, read, text), ...read(text)];
  const lone = loneNames(story.headline, text);
  const named = phrases.filter((phrase) => isNamed(phrase, lone));
  const found = joinSurnames(weighed(named, story, stop));
  return found.length > 0 ? found : [...weighed(plainWords(story, stop), story, stop).values()];
}

/** Of a story that is all capitals, or all headline, the telling words themselves: better than to be found nowhere. */
function plainWords({ headline, text }: TopicText, stop: ReadonlySet<string>): Phrase[] {
  const lines = `${headline}\n${cutText(text, READ_CHARACTERS)}`.toLowerCase();
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
  const headline = countIn(story.headline);
  const text = countIn(cutText(story.text, COUNTED_CHARACTERS));
  const own = topicSlug(story.publisher);
  const found = new Map<string, Candidate>();
  for (const phrase of phrases) {
    const { label, slug, key, terms } = readPhrase(phrase, stop);
    if (slug.length < 2 || slug === own || found.has(slug) || terms.length === 0) continue;
    const asked = { label, kind: phrase.kind, key };
    const weight = HEADLINE_WEIGHT * Math.min(1, headline(asked)) + text(asked);
    found.set(slug, { kind: phrase.kind, label, slug, terms, weight: Math.max(weight, FIRST_MENTION_WEIGHT) });
  }
  return found;
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

/** Lines in title case are headlines again, or captions. */
function withoutTitles(text: string): string {
  return text
    .split('\n')
    .filter((line) => !isTitleCase(line))
    .join('\n');
}
