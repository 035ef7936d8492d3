import { wordsOfQuery } from '../../shared/domain/search/words-of-query.ts';
import { queryWords } from '../../shared/domain/words.ts';
import { isAlike } from './alike-words.ts';

/** A piece of text, and whether it is one of the search words. */
export interface TextSpan {
  text: string;
  isHit: boolean;
}

const WORDLIKE = /[\p{L}\p{N}\p{M}.'’]+/gu;

/** Splits a text at the words that a query matches. */
export type Mark = (text: string) => readonly TextSpan[];

/** Marks the words of a query by the rules of the search. */
export function markOf(q: string): Mark {
  const words = new Set(wordsOfQuery(q));
  return (text) => (words.size === 0 ? [{ text, isHit: false }] : markWords(text, words));
}

function markWords(text: string, words: ReadonlySet<string>): TextSpan[] {
  const stretches: TextSpan[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORDLIKE)) {
    const isHit = queryWords(word).some((part) => isAlike(part, words));
    if (!isHit) continue;
    if (index > end) stretches.push({ text: text.slice(end, index), isHit: false });
    stretches.push({ text: word, isHit: true });
    end = index + word.length;
  }
  if (end < text.length) stretches.push({ text: text.slice(end), isHit: false });
  return stretches;
}
