import { limitMarks } from './limit-marks.ts';

/**
 * The only way that text is turned into searchable words. Postgres searches and live matching both use it, so that the
 * same query finds the same stories in both.
 */

import { cutKey } from './cut-text.ts';

const ACCENTS = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mn}+/gu;
/** ASCII and typographic quotes and dashes, which have no decomposition. */
const PLAIN = /^[\t\n\r -~‘’“”„«»–—]*$/;
const POSSESSIVE = /['’]s(?![\p{L}\p{N}])/giu;
const ACRONYM = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Faster patterns for plain text. */
const PLAIN_POSSESSIVE = /['’][sS](?![A-Za-z0-9])/g;
const PLAIN_ACRONYM = /(?<![A-Za-z0-9])(?:[A-Za-z]\.){2,}/g;
const PLAIN_WORD = /[A-Za-z0-9]+/g;
const IS_PLAIN_WORD = /^[a-z0-9]+$/;
/** Scripts without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const WORD_MAX = 64;
/** Soft hyphens, zero-width spaces and joiners, marks of direction, variation selectors: nothing, in any word. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** True for a text of ASCII and typographic quotes and dashes, for which patterns without Unicode are much faster. */
export function isPlainText(text: string): boolean {
  return PLAIN.test(text);
}

/** Lower case without accents, possessives, apostrophes and dots in acronyms ("U.S." equals "US"). */
export function foldText(text: string): string {
  // Most texts have nothing to decompose, and checking takes a tenth of the time.
  if (PLAIN.test(text)) return foldMarks(text, PLAIN_POSSESSIVE, PLAIN_ACRONYM);
  const decomposed = limitMarks(text.replace(INVISIBLE, '')).normalize('NFKD').replace(ACCENTS, '$1').normalize('NFC');
  // Without accents, most Latin text is plain, too.
  return PLAIN.test(decomposed)
    ? foldMarks(decomposed, PLAIN_POSSESSIVE, PLAIN_ACRONYM)
    : foldMarks(decomposed, POSSESSIVE, ACRONYM);
}

/** The folded words of a text, in order. */
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

/** The distinct words of a text, by first occurrence; unspaced scripts give single characters and pairs. */
export function indexWords(text: string): string[] {
  return distinctWords(foldedWords(text), (run) => [...Array.from(run), ...pairs(run)]);
}

/** The words of a query; a run of an unspaced script gives its pairs, a lone character itself. */
export function queryWords(text: string): string[] {
  return distinctWords(foldedWords(text), (run) => (isOneCharacter(run) ? [run] : pairs(run)));
}

/** The words of a text as they follow one another, repetitions included: what a phrase is compared with. */
export function wordsInOrder(words: Iterable<string>): string[] {
  return Array.from(words).flatMap((word) => partsOf(word, (run) => (isOneCharacter(run) ? [run] : pairs(run))));
}

/** The single characters of a word's unspaced scripts, which `wordsInOrder` leaves out. */
export function loneCharacters(word: string): string[] {
  if (IS_PLAIN_WORD.test(word)) return [];
  return Array.from(word.matchAll(UNSPACED)).flatMap(([run]) => (isOneCharacter(run) ? [] : Array.from(run)));
}

function distinctWords(words: Iterable<string>, unspaced: (run: string) => string[]): string[] {
  const found = new Set<string>();
  for (const word of words) {
    // Most words of a text are repeated.
    if (found.has(word)) continue;
    for (const part of partsOf(word, unspaced)) found.add(part);
  }
  return [...found];
}

/** A folded word, cut to its greatest length; an unspaced script is split by `unspaced`. */
function partsOf(word: string, unspaced: (run: string) => string[]): string[] {
  if (IS_PLAIN_WORD.test(word)) return [cutKey(word, WORD_MAX)];
  const parts: string[] = [];
  let end = 0;
  for (const run of word.matchAll(UNSPACED)) {
    parts.push(word.slice(end, run.index));
    for (const part of unspaced(run[0])) parts.push(part);
    end = run.index + run[0].length;
  }
  parts.push(word.slice(end));
  return parts.filter((part) => part !== '').map((part) => cutKey(part, WORD_MAX));
}

function isOneCharacter(run: string): boolean {
  return Array.from(run).length === 1;
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((second, index) => `${characters[index]}${second}`);
}
