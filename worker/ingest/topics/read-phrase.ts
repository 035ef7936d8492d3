import { topicSlug } from '../../../shared/domain/topic.ts';
import { foldedWords, foldText } from '../../../shared/domain/words.ts';
import { hashTerm } from '../storyline/term-vector.ts';
import { foldInflection } from '../text/inflection.ts';
import { rememberByStopWords } from '../text/remember.ts';
import { isCountry } from './acronym.ts';
import { plainName } from './honorifics.ts';
import type { Phrase } from './phrase.ts';

/** The names and things of some weeks of news. */
const PHRASES = 30_000;

/** What a phrase names, wherever it stands. */
export interface ReadPhrase {
  /** Without titles, possessives and what only begins a sentence. */
  label: string;
  slug: string;
  /** Its folded words between single blanks. */
  key: string;
  /** Its telling words, folded and hashed as storylines do with theirs; none for a phrase that tells nothing. */
  terms: number[];
}

/** Reads a phrase of a text in the language of these stop words. */
export function readPhrase({ label, kind }: Phrase, stop: ReadonlySet<string>): ReadPhrase {
  return kind === 'name' ? readName(label, stop) : readThing(label, stop);
}

const readName = rememberByStopWords((name, stop) => read(plainName(trimStopWords(name, stop)), stop), PHRASES);
const readThing = rememberByStopWords(read, PHRASES);

function read(label: string, stop: ReadonlySet<string>): ReadPhrase {
  const slug = topicSlug(label);
  const words = foldedWords(label);
  const telling = words.filter((word) => !stop.has(word));
  const terms = telling.length === 0 && isCountry(slug, label) ? words : telling;
  return { label, slug, key: words.join(' '), terms: terms.map((term) => hashTerm(foldInflection(term))) };
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
