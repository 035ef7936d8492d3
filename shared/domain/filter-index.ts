import type { CanonicalFilter } from './filter.ts';
import type { MatchKeys } from './match.ts';
import type { CarriedEvent } from './wire-event.ts';

/**
 * Finds the filters that an event may concern without asking each one: a filter is filed under the part that narrows
 * it most, and an event looks only into the drawers that its keys open. Candidates still have to be matched.
 */
export interface FilterIndex<T> {
  add(filter: CanonicalFilter, item: T): void;
  remove(filter: CanonicalFilter, item: T): void;
  candidates(carried: CarriedEvent): Set<T>;
}

const EVERYTHING = '*';

export function createFilterIndex<T>(): FilterIndex<T> {
  const drawers = new Map<string, Set<T>>();
  return {
    add(filter, item) {
      for (const name of drawersOf(filter)) {
        const drawer = drawers.get(name);
        if (drawer) drawer.add(item);
        else drawers.set(name, new Set([item]));
      }
    },
    remove(filter, item) {
      for (const name of drawersOf(filter)) {
        const drawer = drawers.get(name);
        drawer?.delete(item);
        if (drawer?.size === 0) drawers.delete(name);
      }
    },
    candidates(carried) {
      const found = new Set<T>();
      const opened = [...drawersOpenedBy(carried.now), ...(carried.before ? drawersOpenedBy(carried.before) : [])];
      for (const name of opened) {
        for (const item of drawers.get(name) ?? []) found.add(item);
      }
      return found;
    },
  };
}

/** Where a filter is filed: it can match only events that open one of these drawers. */
function drawersOf(filter: CanonicalFilter): string[] {
  if (filter.nothing) return [];
  const [firstTopic] = filter.all;
  if (firstTopic !== undefined) return [`topic:${firstTopic}`];
  if (filter.any.length > 0) return filter.any.map((slug) => `topic:${slug}`);
  if (filter.publishers.length > 0) return filter.publishers.map((id) => `publisher:${id}`);
  if (filter.sections.length > 0) return filter.sections.map((section) => `section:${section}`);
  return [EVERYTHING];
}

function drawersOpenedBy(keys: MatchKeys): string[] {
  return [
    EVERYTHING,
    `publisher:${keys.publisher}`,
    `section:${keys.section}`,
    ...keys.topics.map((slug) => `topic:${slug}`),
  ];
}
