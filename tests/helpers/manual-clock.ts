import { setImmediate as nextTurn } from 'node:timers/promises';

/** A clock that stands still until a test lets all running timers expire. */
export function createManualClock() {
  const running = new Set<() => void>();
  return {
    later(work: () => void): () => void {
      running.add(work);
      return () => running.delete(work);
    },
    /** The number of running timers. */
    running: () => running.size,
    async pass(): Promise<void> {
      for (const work of [...running]) {
        if (running.delete(work)) work();
      }
      await nextTurn();
    },
  };
}
