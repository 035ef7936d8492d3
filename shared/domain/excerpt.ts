import { letterStart } from './cut-text.ts';
import type { StoryCard } from './story.ts';
import { indexWords } from './words.ts';

/** How much text to show before and after the found word. */
const BEFORE_CHARACTERS = 70;
const AFTER_CHARACTERS = 150;
const NONE: ReadonlySet<string> = new Set();
/** Words with the same result are not told apart. */
type Fold = (word: string) => string;
const AS_WRITTEN: Fold = (word) => word;
const WORDLIKE = /[\p{L}\p{N}\p{M}.'’]+/gu;

/** The words of a query that neither headline nor summary contains: if the story matches, they are in the body. */
export function wordsInBody(
  { headline, summary, retracted }: Pick<StoryCard, 'headline' | 'summary' | 'retracted'>,
  words: readonly string[],
  fold: Fold = AS_WRITTEN,
): ReadonlySet<string> {
  if (words.length === 0 || retracted) return NONE;
  const seen = new Set(indexWords(`${headline}\n${summary ?? ''}`).map(fold));
  return new Set(words.filter((word) => !seen.has(fold(word))));
}

/**
 * The part of a text around the first of these words, cut at spaces; undefined when none occurs. `text` has one line
 * per paragraph. Splits words as matching does, so that it finds whatever a query finds.
 */
export function excerptAround(text: string, words: ReadonlySet<string>, fold: Fold = AS_WRITTEN): string | undefined {
  const folded = new Set(Array.from(words, fold));
  const isHit = (word: string): boolean => folded.has(fold(word));
  for (const line of text.split('\n')) {
    // Most paragraphs contain none, so split each line once before searching word by word.
    if (!indexWords(line).some(isHit)) continue;
    const at = findWord(line, isHit);
    if (at !== undefined) return cut(line, at);
  }
  return undefined;
}

function findWord(line: string, isHit: (word: string) => boolean): number | undefined {
  for (const { 0: word, index } of line.matchAll(WORDLIKE)) {
    const part = indexWords(word).find(isHit);
    // In a script without spaces a whole clause is one match, and its parts are found where they are.
    if (part !== undefined) return index + Math.max(0, word.indexOf(part));
  }
  return undefined;
}

function cut(line: string, at: number): string {
  const space = line.indexOf(' ', at - BEFORE_CHARACTERS);
  const begin = at <= BEFORE_CHARACTERS ? 0 : space >= 0 && space < at ? space + 1 : at;
  const end = line.lastIndexOf(' ', at + AFTER_CHARACTERS);
  const last = line.length <= at + AFTER_CHARACTERS ? line.length : end > at ? end : at + AFTER_CHARACTERS;
  const [from, to] = [letterStart(line, begin), letterStart(line, last)];
  return `${from > 0 ? '… ' : ''}${line.slice(from, to)}${to < line.length ? ' …' : ''}`;
}
