import { reconnectDelay } from '../../shared/domain/connection-attempts.ts';
import { HttpFailure } from './http-client.ts';

/**
 * How many milliseconds to wait before asking a busy server (503, 429) again: at least its Retry-After, longer with
 * each attempt. Undefined for any other failure, and for a query that takes too long, which would only cost the same
 * again. `attempt` counts from 0; `chance` is a random number from 0 to 1.
 */
export function busyDelay(failure: unknown, attempt: number, chance: number): number | undefined {
  if (!(failure instanceof HttpFailure) || failure.code === 'took_too_long') return undefined;
  const { status, retryAfterSeconds } = failure;
  if ((status !== 503 && status !== 429) || retryAfterSeconds <= 0) return undefined;
  return retryAfterSeconds * 1_000 + reconnectDelay(attempt, chance);
}
