import { computed, type ReadonlySignal, signal } from '@preact/signals';

const waiting = signal(0);

/** True while something that the reader waits for is asked for again because the server had no time for it. */
export const isServerBusy: ReadonlySignal<boolean> = computed(() => waiting.value > 0);

/** Something is to be asked for again; returns how to say that it was. */
export function noteBusy(): () => void {
  waiting.value += 1;
  return () => {
    waiting.value -= 1;
  };
}
