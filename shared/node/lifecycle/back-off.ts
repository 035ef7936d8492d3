import { setTimeout as delay } from 'node:timers/promises';

/** Keeps the power finite; every longest delay is reached before. */
const DOUBLINGS_MAX = 30;

interface BackOff {
  firstMs?: number;
  longestMs?: number;
  random?: () => number;
}

/** Delay before attempt `failures + 1`: exponential with jitter, from 100 ms to at most 5 s unless given otherwise. */
export function backOffMs(
  failures: number,
  { firstMs = 100, longestMs = 5_000, random = Math.random }: BackOff = {},
): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(failures, DOUBLINGS_MAX));
  return Math.round(ceiling * (0.5 + random() / 2));
}

/** Waits; returns early when the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
