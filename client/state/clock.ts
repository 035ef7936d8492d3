import { type ReadonlySignal, signal } from '@preact/signals';

const milliseconds = signal(Date.now());
let shown: number | null = null;

/** The current time in milliseconds, or the past moment that the board shows: for all relative times on the page. */
export const now: ReadonlySignal<number> = milliseconds;

/** Updates the current time. */
export function tick(): void {
  milliseconds.value = shown ?? Date.now();
}

/** Holds the time at a past moment; null lets it go on. */
export function holdClock(at: number | null): void {
  shown = at;
  tick();
}
