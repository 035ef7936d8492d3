import { letterStart } from './cut-text.ts';
import type { StoryCard } from './story.ts';
import { indexWords, queryWords } from './words.ts';

/** So much stands before the word that was found, and after it. */
const BEFORE_CHARACTERS = 70;
const AFTER_CHARACTERS = 150;
const NONE: ReadonlySet<string> = new Set();
const WORDLIKE = /[\p{L}\p{N}\p{M}.'’]+/gu;

/** Which of a query's words neither headline nor summary has: they stand in the body alone, if the story matches. */
export function wordsInBody(
  { headline, summary, retracted }: Pick<StoryCard, 'headline' | 'summary' | 'retracted'>,
  words: readonly string[],
): ReadonlySet<string> {
  if (words.length === 0 || retracted) return NONE;
  const seen = new Set(indexWords(`${headline}\n${summary ?? ''}`));
  return new Set(words.filter((word) => !seen.has(word)));
}

/**
 * The stretch of a text around the first of these words, cut at spaces; undefined when none occurs. `text` has a line for
 * each paragraph. Words are told as they are for matching, so that whatever a query finds is found here, too.
 */
export function excerptAround(text: string, words: ReadonlySet<string>): string | undefined {
  for (const line of text.split('\n')) {
    // Most paragraphs have none: they are cut into words once and not word by word.
    if (!indexWords(line).some((word) => words.has(word))) continue;
    const at = findWord(line, words);
    if (at !== undefined) return cut(line, at);
  }
  return undefined;
}

function findWord(line: string, words: ReadonlySet<string>): number | undefined {
  for (const { 0: word, index } of line.matchAll(WORDLIKE)) {
    if (queryWords(word).some((part) => words.has(part))) return index;
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
