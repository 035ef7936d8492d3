import { queryWords } from '../../shared/domain/words.ts';

/** A stretch of text, and whether it is one of the words that were looked for. */
export interface Stretch {
  text: string;
  isHit: boolean;
}

const WORDLIKE = /[\p{L}\p{N}\p{M}.'’]+/gu;

/** Cuts a text at the words that a query found, by the same rules that found them. */
export function markWords(text: string, words: ReadonlySet<string>): Stretch[] {
  if (words.size === 0) return [{ text, isHit: false }];
  const stretches: Stretch[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORDLIKE)) {
    const isHit = queryWords(word).some((part) => words.has(part));
    if (!isHit) continue;
    if (index > end) stretches.push({ text: text.slice(end, index), isHit: false });
    stretches.push({ text: word, isHit: true });
    end = index + word.length;
  }
  if (end < text.length) stretches.push({ text: text.slice(end), isHit: false });
  return stretches;
}
