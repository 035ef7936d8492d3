import type { Redis } from 'ioredis';
import type { Loop } from './loop.ts';

/** No turn of a loop that matters takes so long, unless it hangs. */
const HANGS_AFTER_MS = 60_000;

/**
 * Watches whether a loop that needs Redis still turns. One that waits for a Redis that is away does not hang; one that
 * waits for an answer that will never come, on a connection that both ends believe in, does.
 */
export function watchTurning(redis: Redis, loop: Loop, now: () => number = Date.now): () => boolean {
  let readyAt = now();
  redis.on('ready', () => {
    readyAt = now();
  });
  return () => redis.status !== 'ready' || now() - Math.max(readyAt, loop.lastTurnAt()) < HANGS_AFTER_MS;
}
