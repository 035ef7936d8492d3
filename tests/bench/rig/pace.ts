import { setTimeout as delay } from 'node:timers/promises';

/** Calls `once` `perSecond` times a second for some seconds, catching up after delays. Returns the number of calls. */
export async function pace(
  perSecond: number,
  seconds: number,
  once: (no: number) => void | Promise<void>,
): Promise<number> {
  const began = performance.now();
  const times = Math.max(1, Math.round(perSecond * seconds));
  for (let no = 0; no < times; no += 1) {
    const wait = began + (no * 1_000) / perSecond - performance.now();
    if (wait > 1) await delay(wait);
    await once(no);
  }
  return times;
}
