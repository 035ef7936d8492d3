import { computed, type ReadonlySignal, signal } from '@preact/signals';

const waiting = signal(0);

/** True while a request that the reader waits for is retried because the server is busy. */
export const isServerBusy: ReadonlySignal<boolean> = computed(() => waiting.value > 0);

/** Notes that a request will be retried; returns a function that ends the note. */
export function noteBusy(): () => void {
  waiting.value += 1;
  return () => {
    waiting.value -= 1;
  };
}
