import type { RedisClient } from '../redis/connect.ts';
import type { Loop } from './loop.ts';

/** A run of such a loop only takes this long if it hangs. */
const HANGS_AFTER_MS = 60_000;

/**
 * Detects a hanging loop that needs Redis. Waiting while Redis is down counts as alive; waiting for an answer on a
 * silently dead connection does not.
 */
export function startWatchdog(redis: RedisClient, loop: Loop, now: () => number = Date.now): () => boolean {
  let readyAt = now();
  redis.on('ready', () => {
    readyAt = now();
  });
  return () => redis.status !== 'ready' || now() - Math.max(readyAt, loop.lastRunAt()) < HANGS_AFTER_MS;
}
