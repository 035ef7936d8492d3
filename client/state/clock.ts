import { type ReadonlySignal, signal } from '@preact/signals';

const milliseconds = signal(Date.now());

/** The present, for every time on the page. */
export const now: ReadonlySignal<number> = milliseconds;

/** Moves the present on. */
export function tick(): void {
  milliseconds.value = Date.now();
}
