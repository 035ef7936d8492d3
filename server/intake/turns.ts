import { setImmediate as nextTurn } from 'node:timers/promises';

const TURN_MS = 10;

/** Work that is done in short turns, so that nobody else waits for the whole of it. */
export interface Turns {
  /** True once the current turn has taken its time. */
  isOver(): boolean;
  /** Lets all others go first, and begins another turn. */
  next(): Promise<void>;
}

export function takeTurns(turnMs = TURN_MS): Turns {
  let startedAt = performance.now();
  return {
    isOver: () => performance.now() - startedAt > turnMs,
    async next() {
      await nextTurn();
      startedAt = performance.now();
    },
  };
}
