import { setTimeout as delay } from 'node:timers/promises';

/** Repeats something with pauses; `stop` ends it and returns each duration in milliseconds. */
export function timeAgain(pauseMs: number, doOnce: () => Promise<unknown>): { stop(): Promise<number[]> } {
  const times: number[] = [];
  let running = true;
  const measure = async (): Promise<void> => {
    while (running) {
      const began = performance.now();
      await doOnce();
      times.push(performance.now() - began);
      await delay(pauseMs);
    }
  };
  const measuring = measure();
  return {
    async stop() {
      running = false;
      await measuring;
      return times;
    },
  };
}
