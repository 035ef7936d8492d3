import type { CanonicalFilter } from './filter.ts';
import { type Priority, priorityRank } from './story.ts';

/** The properties of a story's revision that filters test. */
export interface MatchKeys {
  topics: string[];
  publisher: string;
  section: string | null;
  language: string | null;
  priority: Priority;
  /** The distinct words of the text, each between single spaces: ` quake hits chile `. */
  words: string;
}

/** True when the keys match every part of the filter. */
export function matches(filter: CanonicalFilter, keys: MatchKeys): boolean {
  return (
    !filter.nothing &&
    (filter.any.length === 0 || filter.any.some((slug) => keys.topics.includes(slug))) &&
    filter.all.every((slug) => keys.topics.includes(slug)) &&
    !filter.none.some((slug) => keys.topics.includes(slug)) &&
    isOneOf(filter.publishers, keys.publisher) &&
    isOneOf(filter.sections, keys.section) &&
    languageHolds(filter.languages, keys.language) &&
    priorityRank(keys.priority) >= priorityRank(filter.minPriority) &&
    filter.words.every((word) => hasWord(keys, word)) &&
    !filter.notWords.some((word) => hasWord(keys, word))
  );
}

/** Joins distinct words in the form of `MatchKeys.words`. */
export function joinWords(words: string[]): string {
  return ` ${words.join(' ')} `;
}

function hasWord(keys: MatchKeys, word: string): boolean {
  return keys.words.includes(` ${word} `);
}

function isOneOf(wanted: string[], value: string | null): boolean {
  return wanted.length === 0 || (value !== null && wanted.includes(value));
}

function languageHolds(wanted: string[], language: string | null): boolean {
  if (wanted.length === 0) return true;
  if (language === null) return false;
  const tag = language.toLowerCase();
  return wanted.some((wider) => tag === wider || tag.startsWith(`${wider}-`));
}
