import type { Recall } from '../../shared/contract/recall-shapes.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';

const KEEP_SECONDS = 30 * 24 * 3_600;

/** A reader opened this revision first, or has seen this correction. */
export interface Reading {
  id: string;
  revision: number;
  is: 'opened' | 'informed';
}

/** Counts readings by story and revision, for 30 days after the last; keeps nothing of who they are. */
export async function addReadings(redis: RedisClient, keys: RedisKeys, readings: readonly Reading[]): Promise<void> {
  await Promise.all(
    readings.map(({ id, revision, is }) => {
      const key = keys.readings(id);
      return redis.pipeline().hincrby(key, fieldOf(is, revision), 1).expire(key, KEEP_SECONDS).exec();
    }),
  );
}

/** How many readers opened a story before this revision, and how many of them have it. */
export async function readRecall(
  redis: RedisClient,
  keys: RedisKeys,
  { id, revision }: { id: string; revision: number },
): Promise<Recall> {
  const counts = Object.entries(await redis.hgetall(keys.readings(id)));
  const opened = counts.filter(([field]) => field.startsWith(OPENED) && Number(field.slice(OPENED.length)) < revision);
  const readers = opened.reduce((sum, [, count]) => sum + Number(count), 0);
  const informed = Number(Object.fromEntries(counts)[fieldOf('informed', revision)] ?? 0);
  // Counts are lost with Redis, or come from somebody who makes them up.
  return { readers: Math.max(readers, informed), informed };
}

const OPENED = 'opened:';

function fieldOf(is: Reading['is'], revision: number): string {
  return `${is}:${revision}`;
}
