import type { SocketRefused } from '../../shared/wire/socket-events.ts';
import { reconnectDelay } from './reconnect-delay.ts';

/** Refusals that pass by themselves; any other one says that the same question is refused again. */
const PASSING: readonly string[] = ['unavailable', 'internal', 'too_many_requests'];

/**
 * How many milliseconds to wait before a question that was refused, or got no answer, is asked again; undefined when
 * asking again cannot succeed. `attempt` counts from 0, `chance` is a number from 0 to 1.
 */
export function askAgainDelay(refused: SocketRefused | undefined, attempt: number, chance: number): number | undefined {
  if (refused !== undefined && !PASSING.includes(refused.code)) return undefined;
  return reconnectDelay(attempt, chance);
}
