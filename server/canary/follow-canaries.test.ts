import { expect, test } from 'vitest';
import { followCanaries } from './follow-canaries.ts';

const due = (id: string, at: number) => ({ id, receivedAt: new Date(at) });

test('a canary that has not come is reported as lost, once', () => {
  const follower = followCanaries(1_000);
  expect(follower.arrived('a')).toBe(true);
  expect(follower.missing([due('a', 2_000), due('b', 3_000)])).toEqual(['b']);
  expect(follower.missing([due('a', 2_000), due('b', 3_000)])).toEqual([]);
});

test('one that comes twice, or after it was reported as lost, is not counted again', () => {
  const follower = followCanaries(1_000);
  follower.arrived('a');
  expect(follower.arrived('a')).toBe(false);
  follower.missing([due('b', 2_000)]);
  expect(follower.arrived('b')).toBe(false);
});

test('what was submitted before the server began does not count as lost', () => {
  expect(followCanaries(1_000).missing([due('a', 999)])).toEqual([]);
});
