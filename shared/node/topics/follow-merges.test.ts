import { expect, test } from 'vitest';
import { followMerges, makesCycle } from './follow-merges.ts';

const merge = (slug: string, into: string | null) => ({ slug, into });
const CHAIN = [merge('a', 'b'), merge('b', 'c'), merge('held', null)];

test('a chain of merges counts for its end', () => {
  expect([...followMerges(CHAIN)]).toEqual([
    ['a', 'c'],
    ['b', 'c'],
  ]);
});

test('a merge into itself, or into what is merged into it, makes a cycle', () => {
  expect(makesCycle(CHAIN, 'x', 'x')).toBe(true);
  expect(makesCycle(CHAIN, 'c', 'a')).toBe(true);
  expect(makesCycle(CHAIN, 'c', 'd')).toBe(false);
  expect(makesCycle(CHAIN, 'd', 'a')).toBe(false);
});
