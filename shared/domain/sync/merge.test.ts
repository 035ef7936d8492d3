import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLOCK_PATTERN, clockMs, nextClock } from './clock.ts';
import { COLLECTION_NAMES, COLLECTIONS, itemKey, type SyncItem } from './item.ts';
import { type Items, mergeItems } from './merge.ts';

const BROWSER = 'abcdefgh';
const clock = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 }), fc.constantFrom('aaaaaaaa', 'bbbbbbbb'))
  .map(
    ([ms, counter, browser]) =>
      `${ms.toString(36).padStart(9, '0')}-${counter.toString(36).padStart(4, '0')}-${browser}`,
  );
const item: fc.Arbitrary<SyncItem> = fc.record({
  collection: fc.constantFrom(...COLLECTION_NAMES),
  id: fc.constantFrom('one', 'two', 'three'),
  value: fc.option(fc.constantFrom('1', '2'), { nil: null }),
  clock,
});
/** More media than are kept. */
const crowd = fc
  .array(fc.record({ id: fc.integer({ min: 0, max: 70 }).map(String), clock }), { minLength: 40, maxLength: 90 })
  .map((list) => list.map(({ id, clock: at }): SyncItem => ({ collection: 'media', id, value: '1', clock: at })));
const side = fc.oneof(fc.array(item, { maxLength: 12 }), crowd).map((list) => mergeItems(new Map(), list));

const sorted = (items: Items) => [...items.values()].sort((a, b) => (itemKey(a) < itemKey(b) ? -1 : 1));
const merge = (one: Items, other: Items) => mergeItems(one, other.values());

test('sides merge alike in any order, in any groups and however often', () => {
  fc.assert(
    fc.property(side, side, side, (a, b, c) => {
      expect(sorted(merge(a, b))).toEqual(sorted(merge(b, a)));
      expect(sorted(merge(merge(a, b), c))).toEqual(sorted(merge(a, merge(b, c))));
      expect(sorted(merge(merge(a, b), b))).toEqual(sorted(merge(a, b)));
    }),
  );
});

test('the last write of an item wins, also one that deletes it', () => {
  const write = (value: string | null, at: string): SyncItem => ({ collection: 'mutes', id: 'x', value, clock: at });
  const first = nextClock(undefined, 1_000, BROWSER);
  const second = nextClock(first, 1_000, BROWSER);
  const merged = mergeItems(new Map(), [write(null, second), write('1', first)]);
  expect([...merged.values()]).toEqual([write(null, second)]);
});

test('what forgets keeps its last written items, the rest keeps all', () => {
  const many = (collection: SyncItem['collection']): SyncItem[] =>
    Array.from({ length: 300 }, (_, no) => ({
      collection,
      id: String(no),
      value: '1',
      clock: nextClock(undefined, 1_000 + no, BROWSER),
    }));
  const storylines = [...mergeItems(new Map(), many('storylines')).values()];
  expect(storylines.map(({ id }) => Number(id)).sort((a, b) => a - b)[0]).toBe(300 - COLLECTIONS.storylines.most);
  expect(mergeItems(new Map(), many('mutes')).size).toBe(300);
});

test('clocks grow whatever the time of day does, and compare as text', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 41 }), { minLength: 2, maxLength: 20 }), (times) => {
      const clocks: string[] = [];
      for (const now of times) clocks.push(nextClock(clocks.at(-1), now, BROWSER));
      expect(clocks).toEqual([...clocks].sort());
      expect(new Set(clocks).size).toBe(clocks.length);
      for (const each of clocks) expect(each).toMatch(CLOCK_PATTERN);
      expect(clockMs(clocks.at(-1) ?? '')).toBe(Math.max(...times));
    }),
  );
  expect(nextClock(`${'0'.repeat(9)}-zzzz-${BROWSER}`, 0, BROWSER)).toBe(`000000001-0000-${BROWSER}`);
});
