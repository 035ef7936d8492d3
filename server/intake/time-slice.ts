import { setImmediate as nextTurn } from 'node:timers/promises';

const SLICE_MS = 10;

/** Limits how long a computation blocks the event loop at a time. */
export interface TimeSlice {
  /** True once the current slice is used up. */
  isOver(): boolean;
  /** Lets the event loop run, then begins the next slice. */
  yield(): Promise<void>;
}

export function startTimeSlice(sliceMs = SLICE_MS): TimeSlice {
  let startedAt = performance.now();
  return {
    isOver: () => performance.now() - startedAt > sliceMs,
    async yield() {
      await nextTurn();
      startedAt = performance.now();
    },
  };
}
