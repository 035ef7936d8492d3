import { HttpFailure } from './http-client.ts';
import { reconnectDelay } from './reconnect-delay.ts';

/**
 * How many milliseconds to wait before asking a server again that has no time now: as long as it said at least, longer
 * with each attempt. Undefined for every other failure, and for an answer that takes too long to find: asking again would
 * only cost the same again. `attempt` counts from 0, `chance` is a number from 0 to 1.
 */
export function busyDelay(failure: unknown, attempt: number, chance: number): number | undefined {
  if (!(failure instanceof HttpFailure) || failure.code === 'took_too_long') return undefined;
  const { status, retryAfterSeconds } = failure;
  if ((status !== 503 && status !== 429) || retryAfterSeconds <= 0) return undefined;
  return retryAfterSeconds * 1_000 + reconnectDelay(attempt, chance);
}
