import type { CanonicalFilter } from './filter.ts';
import { type MatchKeys, matches } from './match.ts';
import type { CarriedEvent } from './wire-event.ts';

/**
 * Finds the filters that an event concerns without asking each one: a filter is filed under the part that narrows it
 * most, and an event looks only into the drawers that its keys open.
 */
export interface FilterIndex<T> {
  /** An item is added once at most. */
  add(filter: CanonicalFilter, item: T): void;
  remove(item: T): void;
  /** The items whose filter the event concerns, each once. */
  matching(carried: CarriedEvent): T[];
}

interface Filed<T> {
  filter: CanonicalFilter;
  item: T;
  drawers: string[];
  /** Whoever opens the drawer matches: it asks for nothing else. */
  isCertain: boolean;
  /** In which search it was found last; cheaper than a set of what was found. */
  foundIn: number;
}

const EVERYTHING = '*';
const NO_WORDS: string[] = [];

export function createFilterIndex<T>(): FilterIndex<T> {
  const drawers = new Map<string, Set<Filed<T>>>();
  const filed = new Map<T, Filed<T>>();
  const sizeOf = (name: string): number => drawers.get(name)?.size ?? 0;
  let searches = 0;
  /** Few filters are filed under words, and a story has hundreds. */
  let filedByWord = 0;

  function search(keys: MatchKeys, found: T[]): void {
    const words = filedByWord > 0 ? keys.words.trim().split(' ').map(wordDrawer) : NO_WORDS;
    for (const names of [drawersOpenedBy(keys), words]) {
      for (const name of names) {
        for (const entry of drawers.get(name) ?? []) {
          if (entry.foundIn === searches || !(entry.isCertain || matches(entry.filter, keys))) continue;
          entry.foundIn = searches;
          found.push(entry.item);
        }
      }
    }
  }

  return {
    add(filter, item) {
      const names = drawersOf(filter, sizeOf);
      const entry = { filter, item, drawers: names, isCertain: asksForOnePartOnly(filter), foundIn: 0 };
      filed.set(item, entry);
      filedByWord += isWordDrawer(names[0]) ? 1 : 0;
      for (const name of names) {
        const drawer = drawers.get(name);
        if (drawer) drawer.add(entry);
        else drawers.set(name, new Set([entry]));
      }
    },
    remove(item) {
      const entry = filed.get(item);
      if (!entry) return;
      filed.delete(item);
      filedByWord -= isWordDrawer(entry.drawers[0]) ? 1 : 0;
      for (const name of entry.drawers) {
        const drawer = drawers.get(name);
        drawer?.delete(entry);
        if (drawer?.size === 0) drawers.delete(name);
      }
    },
    matching(carried) {
      searches += 1;
      const found: T[] = [];
      search(carried.now, found);
      if (carried.before) search(carried.before, found);
      return found;
    },
  };
}

/** Where a filter is filed: it can match only events that open one of these drawers. */
function drawersOf(filter: CanonicalFilter, sizeOf: (name: string) => number): string[] {
  if (filter.nothing) return [];
  // All of these must hold, so that one drawer is enough: the emptiest.
  const required = [...filter.all.map((slug) => `topic:${slug}`)];
  if (required.length > 0) return [emptiest(required, sizeOf)];
  if (filter.any.length > 0) return filter.any.map((slug) => `topic:${slug}`);
  if (filter.words.length > 0) return [emptiest(filter.words.map(wordDrawer), sizeOf)];
  if (filter.publishers.length > 0) return filter.publishers.map((id) => `publisher:${id}`);
  if (filter.sections.length > 0) return filter.sections.map((section) => `section:${section}`);
  return [EVERYTHING];
}

function emptiest(names: string[], sizeOf: (name: string) => number): string {
  return names.reduce((best, name) => (sizeOf(name) < sizeOf(best) ? name : best));
}

function drawersOpenedBy(keys: MatchKeys): string[] {
  return [
    EVERYTHING,
    `publisher:${keys.publisher}`,
    `section:${keys.section}`,
    ...keys.topics.map((slug) => `topic:${slug}`),
  ];
}

function wordDrawer(word: string): string {
  return `word:${word}`;
}

function isWordDrawer(name: string | undefined): boolean {
  return name?.startsWith('word:') ?? false;
}

/** True when the one part that the filter is filed under is all that it asks for. */
function asksForOnePartOnly(filter: CanonicalFilter): boolean {
  const { any, all, none, publishers, sections, languages, words, notWords } = filter;
  const asked = [any, all, publishers, sections, words].filter((part) => part.length > 0);
  const excludes = none.length + notWords.length + languages.length > 0;
  return asked.length <= 1 && all.length <= 1 && words.length <= 1 && !excludes && filter.minPriority === 'routine';
}
