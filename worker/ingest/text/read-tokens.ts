import { foldText, isPlainText } from '../../../shared/domain/words.ts';
import { hashTerm } from '../storyline/term-vector.ts';
import { foldInflection } from './inflection.ts';
import { rememberByStopWords } from './remember.ts';
import { isTitleCase } from './title-case.ts';

const TOKEN = /(?:\p{L}\.){2,}|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*|[.!?:;,"“”„«»()]/gu;
/** The same for plain text, where it takes a fraction of the time. */
const PLAIN_TOKEN = /(?:[A-Za-z]\.){2,}|[A-Za-z0-9][A-Za-z0-9'’]*|[.!?:;,"“”„«»]/g;
const MARKS = '.!?:;,"“”„«»()';
const BREAKS = '.!?:"“”„«»';
const CAPITAL = /^\p{Lu}/u;
const PLAIN = /^[A-Za-z0-9]+$/;
const NUMBER = /^\p{N}/u;
/** A newsroom's vocabulary of one language. */
const VOCABULARY = 60_000;

/** One word of a text as the desk reads it. */
export interface Token {
  /** Folded: lower case, no accents, inflection removed. */
  term: string;
  /** `term` as storylines know it. */
  hash: number;
  kind: 'word' | 'name' | 'number';
  /** As the text writes it. */
  written: string;
  /** Its place among all words of the text, stop words included. */
  place: number;
}

/** The words of the text that tell something, in order; what begins a sentence is not a name for its capital alone. */
export function readTokens(text: string, stop: ReadonlySet<string>): Token[] {
  const tokens: Token[] = [];
  let place = 0;
  for (const line of text.split('\n')) {
    const titled = isTitleCase(line);
    let begins = true;
    for (const raw of line.match(isPlainText(line) ? PLAIN_TOKEN : TOKEN) ?? []) {
      if (MARKS.includes(raw)) {
        begins ||= BREAKS.includes(raw);
        continue;
      }
      const word = readWord(raw, stop);
      if (word) {
        const { term, hash, written, kind, isCapital } = word;
        tokens.push({ term, hash, written, kind: !titled && !begins && isCapital ? 'name' : kind, place });
      }
      place += 1;
      begins = false;
    }
  }
  return tokens;
}

interface Word {
  term: string;
  hash: number;
  written: string;
  kind: 'word' | 'number';
  /** Never of a number. */
  isCapital: boolean;
}

/** What a word says wherever it stands; undefined for one that tells nothing. */
const readWord = rememberByStopWords((raw, stop): Word | undefined => {
  // Folding is dear, and most words have nothing to fold.
  const isPlain = PLAIN.test(raw);
  const folded = isPlain ? raw.toLowerCase() : foldText(raw);
  if (NUMBER.test(folded)) {
    return { term: folded, hash: hashTerm(folded), written: raw, kind: 'number', isCapital: false };
  }
  if (folded.length < 2 || stop.has(folded) || (!isPlain && stop.has(raw.toLowerCase()))) return undefined;
  const term = foldInflection(folded);
  return { term, hash: hashTerm(term), written: raw, kind: 'word', isCapital: CAPITAL.test(raw) };
}, VOCABULARY);
