import { expect, test } from 'vitest';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { createTermRarity } from './rarity.ts';

/** A wire without any term counts. */
const EMPTY = { query: async () => ({ rows: [] }) } as unknown as Queryable;
const WORDS = [11, 12];

test('a word is as rare before its story is counted as it is then', async () => {
  const rarity = createTermRarity(EMPTY);
  const before = await rarity.of(WORDS, 'uncounted');
  const asIfCounted = WORDS.map(before);
  rarity.count(WORDS);
  expect(WORDS.map(await rarity.of(WORDS))).toEqual(asIfCounted);
});

test('what many have is less rare', async () => {
  const rarity = createTermRarity(EMPTY);
  await rarity.of(WORDS);
  for (let no = 0; no < 20; no += 1) rarity.count([11]);
  const of = await rarity.of(WORDS);
  expect(of(11)).toBeLessThan(of(12));
});
