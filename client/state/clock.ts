import { type ReadonlySignal, signal } from '@preact/signals';

const milliseconds = signal(Date.now());

/** The current time in milliseconds, for all relative times on the page. */
export const now: ReadonlySignal<number> = milliseconds;

/** Updates the current time. */
export function tick(): void {
  milliseconds.value = Date.now();
}
