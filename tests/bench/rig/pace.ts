import { setTimeout as delay } from 'node:timers/promises';

/** Does something `perSecond` times a second for some seconds; what falls behind is done at once. Gives how often. */
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
