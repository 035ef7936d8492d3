import { cutText } from '../../../shared/domain/cut-text.ts';
import type { StoryFacts } from '../../../shared/domain/story-facts.ts';
import { hashTerm } from '../storyline/vector.ts';
import { readTokens, type Token } from '../text/read-tokens.ts';
import { rememberByStopWords } from '../text/remember.ts';
import { primaryLanguage, stopWordsOf } from '../text/stop-words.ts';
import { bodyText } from '../text/story-words.ts';
import type { FoundName } from '../topics/names/find-names.ts';
import { isAgency, isBoilerplate } from './boilerplate.ts';
import { findNumbers } from './find-numbers.ts';
import { firstMentions, type Mention, type SoughtName } from './first-mentions.ts';
import { toFactSentences } from './sentence-facts.ts';
import { splitSentences } from './split-sentences.ts';

const READ_CHARACTERS = 20_000;
/** An ordinary story has about a hundred; all reports of a storyline are read for one reader. */
const KNOWN_MAX = 1_000;
/** Shorter ones are captions, credits and exclamations. */
const SENTENCE_MIN = 25;
const ENDS = /[.!?…。！？]["”“»’')\]]*$/;
/** Marks at the end of a sentence, at most. */
const ENDING = 8;
const CAPITAL = /^\p{Lu}/u;
const FIRST_BEYOND_ASCII = 128;
/** The names of a few days. */
const NAMES = 20_000;
const GERMAN_GENITIVE = / (?:der|des|die|das|dem|den|und) /;
const NO_STOP_WORDS: ReadonlySet<string> = new Set();

/** The text that facts are read in. */
export interface FactText {
  headline: string;
  summary: string | null;
  bodyHtml: string;
  language: string | null;
}

/**
 * The facts of a story, given its significant words and its names: what it knows, and the sentences that tell it first.
 * Reads 20,000 characters. Pure.
 */
export function readFacts(story: FactText, tokens: readonly Token[], found: readonly FoundName[]): StoryFacts {
  const { headline } = story;
  const language = primaryLanguage(story.language) ?? 'en';
  const text = textOf(story);
  const inHeadline = new Set(numbersIn(headline, language).flatMap(({ keys }) => keys));
  // A small number in the headline is what the story is about: “Death toll rises to nine”.
  const numbers = numbersIn(text, language).map((number) =>
    number.isMinor && inHeadline.has(number.keys[0] ?? 0) ? { ...number, isMinor: false } : number,
  );
  const names = found.flatMap((name) => toSought(name, language));
  const sentences = splitSentences(text, language).filter(({ from, to }) => isNews(text.slice(from, to)));
  const mentions = firstMentions(text, sentences, { names, numbers });
  const known = new Set(inHeadline);
  for (const { keys } of [...names, ...numbers]) for (const key of keys) known.add(key);
  for (const token of tokens) addKeys(known, token);
  return { known: Int32Array.from([...known].slice(0, KNOWN_MAX)), sentences: toFactSentences(text, mentions) };
}

/** Only a whole sentence, and one about the event. */
function isNews(sentence: string): boolean {
  return sentence.length >= SENTENCE_MIN && ENDS.test(sentence.slice(-ENDING)) && !isBoilerplate(sentence);
}

function numbersIn(text: string, language: string): Mention[] {
  return findNumbers(text, language).map(({ from, to, value, isSmall }) => ({
    ...{ from, to, isMinor: isSmall },
    keys: [hashTerm(`#${value}`)],
  }));
}

/** The hashes of a name's words; names return in many stories. */
const keysOfName = rememberByStopWords(
  (label, stop): readonly number[] => [...new Set(readTokens(label, stop).map(({ hash }) => hash))],
  NAMES,
);

/**
 * All words of a name must be known for the name to be, so that a surname counts for a full name that was read before.
 * German writes nouns before names with a capital (“Sonde Kestrel”): there, the last word decides, and “Angaben der
 * Polizei” is no name.
 */
function toSought({ label, kind }: FoundName, language: string): SoughtName[] {
  const keys = keysOfName(label, stopWordsOf(language));
  if (language === 'de' && GERMAN_GENITIVE.test(label)) return [];
  const deciding = language === 'de' ? keys.slice(-1) : keys;
  return deciding.length === 0 || isAgency(label)
    ? []
    : [{ label, keys: deciding, isMinor: kind === 'other' && !label.includes(' ') }];
}

/** A word with a capital may be part of a name, also behind an article, as in “d’Amsel”. */
function addKeys(known: Set<number>, { hash, kind, written }: Token): void {
  if (kind === 'number') return;
  if (kind === 'name' || isCapital(written)) known.add(hash);
  const at = Math.max(written.lastIndexOf("'"), written.lastIndexOf('’'));
  if (at < 0) return;
  const part = written.slice(at + 1);
  if (isCapital(part)) for (const token of readTokens(part, NO_STOP_WORDS)) known.add(token.hash);
}

/** Most words are ASCII, for which the pattern takes ten times as long. */
function isCapital(word: string): boolean {
  return word.charCodeAt(0) < FIRST_BEYOND_ASCII ? /^[A-Z]/.test(word) : CAPITAL.test(word);
}

/** A summary repeats the body, unless the body is only a line or two. */
function textOf({ summary, bodyHtml }: FactText): string {
  const body = bodyText(bodyHtml);
  return cutText(body.length >= (summary ?? '').length ? body : `${summary ?? ''}\n${body}`, READ_CHARACTERS);
}
