import { type ReadonlySignal, signal } from '@preact/signals';

/** Minimum time between two announcements of new stories to screen readers. */
const EVERY_MS = 15_000;

const said = signal({ stories: 0, no: 0 });
let toldAt = 0;
let untold = 0;

/** The number of stories in the latest announcement. */
export const announcement: ReadonlySignal<{ stories: number; no: number }> = said;

/** Announces new stories, batched so that screen readers are not flooded. */
export function announceStories(count: number, nowMs: number): void {
  untold += count;
  if (untold === 0 || nowMs - toldAt < EVERY_MS) return;
  said.value = { stories: untold, no: said.peek().no + 1 };
  toldAt = nowMs;
  untold = 0;
}
