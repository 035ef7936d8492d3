import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from './house.ts';
import { NEMESES } from './nemeses.ts';
import { addPublishers, type Publisher } from './publishing.ts';
import { playRound } from './round.ts';

/** The short form of `npm run test:chaos`: each of the worst once. */
const WORST = [
  ...['kill all workers', 'kill a server', 'kill Postgres', 'lose the tail of Redis', 'flush Redis'],
  ...['a stranger', 'publishers of poison stories'],
];
const READERS = 14;

let house: House;
let publishers: Publisher[];
beforeAll(async () => {
  house = await openHouse();
  publishers = await addPublishers(house.url, house.adminKey, ['Tide Table', 'Mill Post', 'Ferry Times']);
});
afterAll(() => house.close());

test.each(WORST.map((name, index) => [name, index + 1] as const))(
  '%s: every accepted story comes to each reader once and in order',
  async (name, seed) => {
    const nemeses = NEMESES.filter((nemesis) => nemesis.name === name);
    const { strikes, stories, wrong } = await playRound(house, publishers, {
      ...{ seed, readers: READERS, nemeses },
      strikes: 1,
    });
    expect(wrong).toEqual([]);
    expect(strikes).toContain(name);
    expect(stories).toBeGreaterThan(5);
  },
  180_000,
);
