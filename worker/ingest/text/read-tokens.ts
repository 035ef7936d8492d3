import { foldText, isPlainText } from '../../../shared/domain/fold-text.ts';
import { hashTerm } from '../storyline/vector.ts';
import { foldInflection } from './inflection.ts';
import { rememberByStopWords } from './remember.ts';
import { isTitleCase } from './title-case.ts';

const TOKEN =
  /(?:\p{L}\.){2,}|\p{Nd}+(?:[.,\u00a0\u202f]\p{Nd}{3})+(?!\p{Nd})|\p{Nd}+[.,]\p{Nd}+|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*|[.!?:;,"“”„«»()]/gu;
/** The same pattern for ASCII text, in a fraction of the time. */
const PLAIN_TOKEN = /(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d{3})+(?!\d)|\d+[.,]\d+|[A-Za-z0-9][A-Za-z0-9'’]*|[.!?:;,"“”„«»]/g;
const MARKS = '.!?:;,"“”„«»()';
const BREAKS = '.!?:"“”„«»';
const CAPITAL = /^\p{Lu}/u;
const PLAIN = /^[A-Za-z0-9]+$/;
const NUMBER = /^\p{N}/u;
/** The size of a newsroom's vocabulary in one language. */
const VOCABULARY = 60_000;

/** One significant word of a text. */
export interface Token {
  /** Folded: lower case, no accents, inflection removed. */
  term: string;
  /** The hash of `term` that storylines use. */
  hash: number;
  kind: 'word' | 'name' | 'number';
  /** As the text spells it. */
  written: string;
  /** Its position among all words of the text, stop words included. */
  position: number;
  inHeadline: boolean;
}

/**
 * The significant words of a text, in order; `hasHeadline` tells that its first line is a headline. A capital at the
 * start of a sentence does not make a name.
 */
export function readTokens(text: string, stop: ReadonlySet<string>, hasHeadline = false): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (const [lineNo, line] of text.split('\n').entries()) {
    const inHeadline = hasHeadline && lineNo === 0;
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
        const use = !titled && !begins && isCapital ? 'name' : kind;
        tokens.push({ term, hash, written, kind: use, position, inHeadline });
      }
      position += 1;
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
  /** Always false for a number. */
  isCapital: boolean;
}

/** The part of a token that does not depend on its position; undefined for an insignificant word. */
const readWord = rememberByStopWords((raw, stop): Word | undefined => {
  // Folding is expensive, and most words have nothing to fold.
  const isPlain = PLAIN.test(raw);
  const folded = isPlain ? raw.toLowerCase() : foldText(raw);
  if (NUMBER.test(folded)) {
    const term = oneNumber(folded);
    return { term, hash: hashTerm(term), written: raw, kind: 'number', isCapital: false };
  }
  if (folded.length < 2 || stop.has(folded) || (!isPlain && stop.has(raw.toLowerCase()))) return undefined;
  const term = foldInflection(folded);
  return { term, hash: hashTerm(term), written: raw, kind: 'word', isCapital: CAPITAL.test(raw) };
}, VOCABULARY);

/** A number in one spelling: `90,000`, `90.000` and `90000`; `2,75` and `2.75`. */
function oneNumber(number: string): string {
  return number.replace(/[.,\s](?=\d{3}(?!\d))/g, '').replace(',', '.');
}
