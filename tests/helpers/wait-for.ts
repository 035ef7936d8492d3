import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 10;

/** Waits until `fact` returns something other than undefined or false; otherwise throws an error that names `what`. */
export async function waitFor<T>(
  what: string,
  fact: () => T | undefined | false | Promise<T | undefined | false>,
  timeoutMs = 40_000,
  pollMs = POLL_MS,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await fact();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`not true after ${timeoutMs} ms: ${what}`);
    await delay(pollMs);
  }
}
