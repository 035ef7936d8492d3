import { storyWords } from '../text/story-words.ts';
import { ACRONYM } from './acronym.ts';
import type { Phrase } from './phrase.ts';

const ACRONYMS = /(?:\p{Lu}\.){2,}|\p{Lu}{2,}/gu;

/** A phrase with its folded words, between single blanks. */
export interface Asked extends Phrase {
  key: string;
}

/** Tells how often a text mentions phrases: a thing in singular and plural, an acronym with its capitals. */
export function countIn(text: string): (asked: Asked) => number {
  const words = storyWords(text);
  const counts = countAll(words);
  const folded = ` ${words.join(' ')} `;
  let acronyms: ReadonlyMap<string, number> | undefined;
  // Most phrases are one word, and those need no look at the text.
  const occurrences = (key: string): number =>
    key.includes(' ') ? occurrencesOf(folded, ` ${key} `) : (counts.get(key) ?? 0);
  return ({ label, kind, key }) => {
    if (ACRONYM.test(label)) {
      acronyms ??= countAll((text.match(ACRONYMS) ?? []).map(withoutDots));
      return acronyms.get(withoutDots(label)) ?? 0;
    }
    return kind === 'name' ? occurrences(key) : occurrences(key) + occurrences(`${key}s`);
  };
}

function countAll(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function occurrencesOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

function withoutDots(letters: string): string {
  return letters.replaceAll('.', '');
}
