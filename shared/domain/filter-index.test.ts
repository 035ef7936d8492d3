import { expect, test } from 'vitest';
import { canonicaliseFilter, type Filter } from './filter.ts';
import { createFilterIndex } from './filter-index.ts';
import type { CarriedEvent } from './wire-event.ts';

const carried = (topics: string[], before?: string[]): CarriedEvent => {
  const keys = (slugs: string[]) => ({
    topics: slugs,
    publisher: 'p1',
    section: 'world' as const,
    language: 'en',
    priority: 'routine' as const,
    words: ' a ',
  });
  return { event: { seq: 1 } as CarriedEvent['event'], now: keys(topics), ...(before && { before: keys(before) }) };
};

test('an event finds every filter that could match, and few others', () => {
  const index = createFilterIndex<string>();
  const filters: Record<string, Filter> = {
    a: { any: ['a', 'x'] },
    b: { all: ['b', 'c'] },
    everything: {},
    words: { q: 'quake' },
    publisher: { publishers: ['p1'] },
    section: { sections: ['world'] },
    other: { any: ['z'] },
    otherPublisher: { publishers: ['p2'] },
  };
  for (const [name, filter] of Object.entries(filters)) index.add(canonicaliseFilter(filter), name);
  const found = [...index.candidates(carried(['a', 'b']))].sort();
  expect(found).toEqual(['a', 'b', 'everything', 'publisher', 'section', 'words']);
});

test('CHAN3: a correction also finds filters of the revision before', () => {
  const index = createFilterIndex<string>();
  index.add(canonicaliseFilter({ any: ['old'] }), 'old');
  expect([...index.candidates(carried(['new'], ['old']))]).toEqual(['old']);
});

test('what was removed is not found, and what contradicts itself never is', () => {
  const index = createFilterIndex<string>();
  const filter = canonicaliseFilter({ any: ['a', 'b'] });
  index.add(filter, 'x');
  index.remove(filter, 'x');
  index.add(canonicaliseFilter({ all: ['a'], none: ['a'] }), 'never');
  expect(index.candidates(carried(['a', 'b'])).size).toBe(0);
});
