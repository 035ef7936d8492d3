/**
 * The only way that text is turned into searchable words. Postgres searches and live matching both use it, so that the
 * same query finds the same stories in both.
 */

import { cutKey } from './cut-text.ts';
import { foldText, isPlainText } from './fold-text.ts';

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** A faster pattern for plain text. */
const PLAIN_WORD = /[A-Za-z0-9]+/g;
const IS_PLAIN_WORD = /^[a-z0-9]+$/;
/** Scripts without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const WORD_MAX = 64;

/** The folded words of a text, in order. */
export function foldedWords(text: string): string[] {
  const folded = foldText(text);
  return folded.match(isPlainText(folded) ? PLAIN_WORD : WORD) ?? [];
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
