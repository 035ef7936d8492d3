import { limitMarks } from './limit-marks.ts';

/**
 * The one way in which text becomes searchable words. History (Postgres) and live matching both use it, so that the
 * same query finds the same stories in both.
 */

import { cutKey } from './cut-text.ts';

const ACCENTS = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mn}+/gu;
/** ASCII, and the marks of typographers that decompose into nothing else. */
const PLAIN = /^[\t\n\r -~‘’“”„«»–—]*$/;
const POSSESSIVE = /['’]s(?![\p{L}\p{N}])/giu;
const ACRONYM = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** The same for plain text, where they take a fraction of the time. */
const PLAIN_POSSESSIVE = /['’][sS](?![A-Za-z0-9])/g;
const PLAIN_ACRONYM = /(?<![A-Za-z0-9])(?:[A-Za-z]\.){2,}/g;
const PLAIN_WORD = /[A-Za-z0-9]+/g;
const IS_PLAIN_WORD = /^[a-z0-9]+$/;
/** Scripts that are written without spaces, where a word cannot be told by its edges. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const WORD_MAX = 64;

/** True for a text of ASCII and typographers' marks, which patterns without Unicode read in a fraction of the time. */
export function isPlainText(text: string): boolean {
  return PLAIN.test(text);
}

/** Lower case without accents, possessives, apostrophes and the dots of acronyms ("U.S." and "US" are one). */
export function foldText(text: string): string {
  // Most texts have nothing to decompose, and looking is a tenth of the work.
  if (PLAIN.test(text)) return foldMarks(text, PLAIN_POSSESSIVE, PLAIN_ACRONYM);
  const decomposed = limitMarks(text).normalize('NFKD').replace(ACCENTS, '$1').normalize('NFC');
  // Without its accents, most of what is written in Latin letters is plain, too.
  return PLAIN.test(decomposed)
    ? foldMarks(decomposed, PLAIN_POSSESSIVE, PLAIN_ACRONYM)
    : foldMarks(decomposed, POSSESSIVE, ACRONYM);
}

/** The words of a text, folded, in their order. */
export function foldedWords(text: string): string[] {
  const folded = foldText(text);
  return folded.match(PLAIN.test(folded) ? PLAIN_WORD : WORD) ?? [];
}

function foldMarks(text: string, possessive: RegExp, acronym: RegExp): string {
  return text
    .replace(possessive, '')
    .replace(/['’]/g, '')
    .replace(acronym, (dotted) => dotted.replaceAll('.', ''))
    .toLowerCase();
}

/** Every distinct word of the text, in order of first occurrence; unspaced scripts give single characters and pairs. */
export function indexWords(text: string): string[] {
  return toIndexWords(foldedWords(text));
}

/** `indexWords` of a text whose folded words are known. */
export function toIndexWords(words: Iterable<string>): string[] {
  return distinctWords(words, (run) => [...Array.from(run), ...pairs(run)]);
}

/** The words that a query asks for; a run of an unspaced script asks for its pairs, a lone character for itself. */
export function queryWords(text: string): string[] {
  return distinctWords(foldedWords(text), (run) => (Array.from(run).length === 1 ? [run] : pairs(run)));
}

function distinctWords(words: Iterable<string>, unspaced: (run: string) => string[]): string[] {
  const found = new Set<string>();
  for (const word of words) {
    // Most of a text comes again and again.
    if (found.has(word)) continue;
    if (IS_PLAIN_WORD.test(word)) {
      add(found, word);
      continue;
    }
    let end = 0;
    for (const run of word.matchAll(UNSPACED)) {
      add(found, word.slice(end, run.index));
      for (const part of unspaced(run[0])) add(found, part);
      end = run.index + run[0].length;
    }
    add(found, word.slice(end));
  }
  return [...found];
}

function add(found: Set<string>, word: string): void {
  if (word !== '') found.add(cutKey(word, WORD_MAX));
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((second, index) => `${characters[index]}${second}`);
}
