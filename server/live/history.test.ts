import { expect, test } from 'vitest';
import type { Database } from '../../shared/node/db/database.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import { redisKeys } from '../../shared/node/redis/keys.ts';
import { openHistory } from './history.ts';
import { createMemory } from './memory.ts';

test('readers who come back together ask the record once, and once more for those who came meanwhile', async () => {
  const asked: (() => void)[] = [];
  const query = (): Promise<unknown> =>
    new Promise((resolve) => {
      asked.push(() => resolve({ rows: [{ seq: 7 }] }));
    });
  const history = openHistory({
    wireId: 'f',
    memory: createMemory(10, 5_000),
    db: { query } as unknown as Database,
    reads: { forRequest: () => ({ query: query as never, leaveReplica: () => false }) },
    redis: { xrange: async () => [] } as unknown as RedisClient,
    keys: redisKeys('newswire'),
    metrics: { caughtUp: () => undefined, reset: () => undefined },
    shown: { card: (card) => card, post: (post) => post },
  });
  const sources = Array.from({ length: 1_000 }, () => history.backfillSourceFrom(6));
  expect(asked).toHaveLength(1);
  asked.shift()?.();
  await expect.poll(() => asked.length).toBe(1);
  asked.shift()?.();
  const names = (await Promise.all(sources)).map((source) => source?.name);
  expect(new Set(names)).toEqual(new Set(['database']));
  expect(asked).toHaveLength(0);
});
