import { setImmediate as nextTurn } from 'node:timers/promises';

/** A clock that stands still until a test says that all periods which run are over. */
export function createManualClock() {
  const running = new Set<() => void>();
  return {
    later(work: () => void): () => void {
      running.add(work);
      return () => running.delete(work);
    },
    /** Periods that have begun and are not over. */
    running: () => running.size,
    async pass(): Promise<void> {
      for (const work of [...running]) {
        if (running.delete(work)) work();
      }
      await nextTurn();
    },
  };
}
