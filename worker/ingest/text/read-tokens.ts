import { foldText } from '../../../shared/domain/words.ts';
import { foldInflection } from './inflection.ts';
import { isTitleCase } from './title-case.ts';

const TOKEN = /(?:\p{L}\.){2,}|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*|[.!?:;,"“”„«»()]/gu;
const MARK = /^[.!?:;,"“”„«»()]$/u;
const BREAK = /[.!?:"“”„«»]/u;
const CAPITAL = /^\p{Lu}/u;
const PLAIN = /^[A-Za-z0-9]+$/;
const NUMBER = /^\p{N}/u;

/** One word of a text as the desk reads it. */
export interface Token {
  /** Folded: lower case, no accents, inflection removed. */
  term: string;
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
    for (const raw of line.match(TOKEN) ?? []) {
      if (MARK.test(raw)) {
        begins ||= BREAK.test(raw);
        continue;
      }
      const token = readToken(raw, stop, !titled && !begins && CAPITAL.test(raw), place);
      if (token) tokens.push(token);
      place += 1;
      begins = false;
    }
  }
  return tokens;
}

function readToken(raw: string, stop: ReadonlySet<string>, named: boolean, place: number): Token | undefined {
  // Folding is dear, and most words have nothing to fold.
  const isPlain = PLAIN.test(raw);
  const folded = isPlain ? raw.toLowerCase() : foldText(raw);
  if (NUMBER.test(folded)) return { term: folded, kind: 'number', written: raw, place };
  if (folded.length < 2 || stop.has(folded) || (!isPlain && stop.has(raw.toLowerCase()))) return undefined;
  return { term: foldInflection(folded), kind: named ? 'name' : 'word', written: raw, place };
}
