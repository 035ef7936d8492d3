import type { CanonicalFilter } from './filter.ts';
import { matches } from './match.ts';
import type { MatchKeys } from './match-keys.ts';
import { type Clause, isOfTokens } from './search/clause.ts';
import type { EventEnvelope } from './wire-event.ts';

/**
 * Finds the filters that match an event without testing each: a filter is stored in the buckets of its most selective
 * part, and an event checks only the buckets of its keys.
 */
export interface FilterIndex<T> {
  /** Add each item at most once. */
  add(filter: CanonicalFilter, item: T): void;
  remove(item: T): void;
  /** The items whose filter matches the event, each once. */
  matching(envelope: EventEnvelope): T[];
}

interface FilterEntry<T> {
  filter: CanonicalFilter;
  item: T;
  buckets: string[];
  /** True when the bucket alone decides, because the filter has no other condition. */
  isCertain: boolean;
  /** The last search that found it; cheaper than a set of found items. */
  foundIn: number;
}

const EVERYTHING = '*';
const NO_WORDS: string[] = [];

export function createFilterIndex<T>(): FilterIndex<T> {
  const buckets = new Map<string, Set<FilterEntry<T>>>();
  const entries = new Map<T, FilterEntry<T>>();
  const sizeOf = (name: string): number => buckets.get(name)?.size ?? 0;
  let searches = 0;
  /** Few filters are stored by word, and a story has hundreds of words. */
  let entriesByWord = 0;

  function search(keys: MatchKeys, at: string, found: T[]): void {
    const words = entriesByWord > 0 ? Array.from(new Set(keys.words.trim().split(' ')), wordBucket) : NO_WORDS;
    for (const names of [bucketsFor(keys), words]) {
      for (const name of names) {
        for (const entry of buckets.get(name) ?? []) {
          if (entry.foundIn === searches || !(entry.isCertain || matches(entry.filter, keys, at))) continue;
          entry.foundIn = searches;
          found.push(entry.item);
        }
      }
    }
  }

  function everyone(): T[] {
    return [...entries.values()].filter(({ filter }) => !filter.nothing).map(({ item }) => item);
  }

  return {
    add(filter, item) {
      const names = bucketsOf(filter, sizeOf);
      const entry = { filter, item, buckets: names, isCertain: asksForOnePartOnly(filter), foundIn: 0 };
      entries.set(item, entry);
      entriesByWord += isWordBucket(names[0]) ? 1 : 0;
      for (const name of names) {
        const bucket = buckets.get(name);
        if (bucket) bucket.add(entry);
        else buckets.set(name, new Set([entry]));
      }
    },
    remove(item) {
      const entry = entries.get(item);
      if (!entry) return;
      entries.delete(item);
      entriesByWord -= isWordBucket(entry.buckets[0]) ? 1 : 0;
      for (const name of entry.buckets) {
        const bucket = buckets.get(name);
        bucket?.delete(entry);
        if (bucket?.size === 0) buckets.delete(name);
      }
    },
    matching(envelope) {
      if (envelope.event.type === 'story.removed') return everyone();
      searches += 1;
      const found: T[] = [];
      search(envelope.now, envelope.event.at, found);
      if (envelope.before) search(envelope.before, envelope.event.at, found);
      return found;
    },
  };
}

/** The buckets in which a filter is stored: every matching event checks one of them. */
function bucketsOf(filter: CanonicalFilter, sizeOf: (name: string) => number): string[] {
  if (filter.nothing) return [];
  // All of these topics are required, so one bucket is enough: the smallest.
  const required = [...filter.all.map((slug) => `topic:${slug}`)];
  if (required.length > 0) return [smallest(required, sizeOf)];
  if (filter.any.length > 0) return filter.any.map((slug) => `topic:${slug}`);
  const byWords = filter.clauses.filter(isOfTokens).map(bucketsOfClause);
  if (byWords.length > 0) return fewest(byWords, sizeOf);
  if (filter.publishers.length > 0) return filter.publishers.map((id) => `publisher:${id}`);
  if (filter.sections.length > 0) return filter.sections.map((section) => `section:${section}`);
  return [EVERYTHING];
}

function smallest(names: string[], sizeOf: (name: string) => number): string {
  return names.reduce((best, name) => (sizeOf(name) < sizeOf(best) ? name : best));
}

/** The buckets with the fewest filters, of those that will do. */
function fewest(choices: string[][], sizeOf: (name: string) => number): string[] {
  const sizes = choices.map((names) => names.reduce((sum, name) => sum + sizeOf(name), 0));
  return choices[sizes.indexOf(Math.min(...sizes))] ?? [];
}

/** A story that fulfils the clause has the first token of one of its forms. */
function bucketsOfClause(clause: Clause): string[] {
  const tokens = clause.flatMap((term) => {
    if (term.is === 'word') return term.forms.map((form) => form.split(' ', 1)[0] ?? '');
    return term.is === 'phrase' ? [longest(term.words.split(' '))] : [];
  });
  return [...new Set(tokens)].map(wordBucket);
}

/** The longest word is most likely the rarest. */
function longest(words: string[]): string {
  return words.reduce((best, word) => (word.length > best.length ? word : best));
}

function bucketsFor(keys: MatchKeys): string[] {
  return [
    EVERYTHING,
    `publisher:${keys.publisher}`,
    `section:${keys.section}`,
    ...keys.topics.map((slug) => `topic:${slug}`),
  ];
}

function wordBucket(word: string): string {
  return `word:${word}`;
}

function isWordBucket(name: string | undefined): boolean {
  return name?.startsWith('word:') ?? false;
}

/** True when the filter's only condition is the one it is stored by. */
function asksForOnePartOnly(filter: CanonicalFilter): boolean {
  const { any, all, none, publishers, sections, languages, clauses, since, until } = filter;
  const asked = [any, all, publishers, sections].filter((part) => part.length > 0);
  const others = [none, languages, clauses, since, until].some((part) => part.length > 0);
  return asked.length <= 1 && all.length <= 1 && !others && filter.minPriority === 'routine';
}
