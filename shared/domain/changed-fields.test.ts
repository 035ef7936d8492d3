import { expect, test } from 'vitest';
import { changedFields } from './changed-fields.ts';

test('only what differs is named, with what was not there before as null', () => {
  const before = { name: 'Old', topics: ['a'], url: undefined };
  const after = { name: 'New', topics: ['a'], url: 'https://example.org/' };
  expect(changedFields(before, after)).toEqual({
    before: { name: 'Old', url: null },
    after: { name: 'New', url: 'https://example.org/' },
  });
});

test('the same changes nothing', () => {
  expect(changedFields({ a: [1], b: null }, { a: [1], b: null })).toEqual({ before: {}, after: {} });
});
