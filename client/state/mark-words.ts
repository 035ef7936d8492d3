import { queryWords } from '../../shared/domain/words.ts';

/** A piece of text, and whether it is one of the search words. */
export interface TextSpan {
  text: string;
  isHit: boolean;
}

/** Letters that two forms of a word share at least, and by which they may differ. */
const SHARED_MIN = 4;
const ENDING_MAX = 3;
const WORDLIKE = /[\p{L}\p{N}\p{M}.'’]+/gu;

/** Splits a text at the words that a query matches, by the rules of the search. */
export function markWords(text: string, words: ReadonlySet<string>): TextSpan[] {
  if (words.size === 0) return [{ text, isHit: false }];
  const stretches: TextSpan[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORDLIKE)) {
    const isHit = queryWords(word).some((part) => words.has(part) || isInflected(part, words));
    if (!isHit) continue;
    if (index > end) stretches.push({ text: text.slice(end, index), isHit: false });
    stretches.push({ text: word, isHit: true });
    end = index + word.length;
  }
  if (end < text.length) stretches.push({ text: text.slice(end), isHit: false });
  return stretches;
}

/** True for what is most likely another form of one of the words; only the server knows their stems. */
function isInflected(part: string, words: ReadonlySet<string>): boolean {
  return [...words].some((word) => {
    const longer = Math.max(part.length, word.length);
    let shared = 0;
    while (shared < longer && part[shared] === word[shared]) shared += 1;
    return shared >= Math.max(SHARED_MIN, longer - ENDING_MAX);
  });
}
