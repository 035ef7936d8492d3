import { setTimeout as delay } from 'node:timers/promises';

/** Does something again and again, with a pause between; `stop` ends it and gives how long each took, in milliseconds. */
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
