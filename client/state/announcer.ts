import { type ReadonlySignal, signal } from '@preact/signals';

/** A screen reader is told at most this often that stories have come. */
const EVERY_MS = 15_000;

const said = signal({ stories: 0, no: 0 });
let toldAt = 0;
let untold = 0;

/** How many stories the last announcement was about. */
export const announcement: ReadonlySignal<{ stories: number; no: number }> = said;

/** Stories have come; they are told together with those before them, so that nobody is flooded. */
export function announceStories(count: number, nowMs: number): void {
  untold += count;
  if (untold === 0 || nowMs - toldAt < EVERY_MS) return;
  said.value = { stories: untold, no: said.peek().no + 1 };
  toldAt = nowMs;
  untold = 0;
}
