import type { SocketRefused } from '../../shared/contract/socket-events.ts';
import { reconnectDelay } from '../../shared/domain/connection-attempts.ts';

/** Temporary refusals; after any other, the same request would be refused again. */
const PASSING: readonly string[] = ['unavailable', 'internal', 'too_many_requests'];

/**
 * How many milliseconds to wait before repeating a request that was refused or not answered; undefined when a retry
 * cannot succeed. `attempt` counts from 0; `chance` is a random number from 0 to 1.
 */
export function retryDelay(refused: SocketRefused | undefined, attempt: number, chance: number): number | undefined {
  if (refused !== undefined && !PASSING.includes(refused.code)) return undefined;
  return reconnectDelay(attempt, chance);
}
