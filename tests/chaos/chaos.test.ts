import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Deployment, openDeployment } from './deployment.ts';
import { NEMESES } from './nemeses.ts';
import { addPublishers, type Publisher } from './publishing.ts';
import { playRound } from './round.ts';

/** A short `npm run test:chaos`: the worst nemeses once each. */
const WORST = [
  ...['kill all workers', 'kill a server', 'kill Postgres', 'lose the tail of Redis', 'flush Redis'],
  ...['a stranger', 'publishers of poison stories'],
];
const READERS = 14;

let deployment: Deployment;
let publishers: Publisher[];
beforeAll(async () => {
  deployment = await openDeployment();
  publishers = await addPublishers(deployment.url, deployment.adminKey, ['Tide Table', 'Mill Post', 'Ferry Times']);
});
afterAll(() => deployment.close());

test.each(WORST.map((name, index) => [name, index + 1] as const))(
  '%s: every accepted story comes to each reader once and in order',
  async (name, seed) => {
    const nemeses = NEMESES.filter((nemesis) => nemesis.name === name);
    const { strikes, stories, wrong } = await playRound(deployment, publishers, {
      ...{ seed, readers: READERS, nemeses },
      strikes: 1,
    });
    expect(wrong).toEqual([]);
    expect(strikes).toContain(name);
    expect(stories).toBeGreaterThan(5);
  },
  180_000,
);
