import type { WireEvent } from '../../shared/domain/wire-event.ts';

/** The longest that a busy batcher makes an event wait. */
export const TICK_MS = 100;
/** How long it makes the second of two events wait; it takes some in a row to be busy. */
export const FIRST_TICK_MS = 10;
const TICK_GROWTH = 2;

/** Gathers events into batches. */
export interface Batcher {
  /** Sends at once when idle, else with the next tick. */
  offer(events: WireEvent[]): void;
  /** Sends what waits for the tick, now. */
  flush(): void;
  close(): void;
}

/**
 * Hands batches to `send`, the first at once and then one a tick at most. Ticks grow from short to `TICK_MS` while
 * each of them has something to send: two stories that happen to come together don't make readers wait.
 */
export function createBatcher(send: (events: WireEvent[]) => void): Batcher {
  let waiting: WireEvent[] = [];
  let tick: NodeJS.Timeout | undefined;
  let tickMs = FIRST_TICK_MS;
  const flush = (): void => {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    send(batch);
  };
  const onTick = (): void => {
    if (waiting.length > 0) {
      tickMs = Math.min(TICK_MS, tickMs * TICK_GROWTH);
      tick = setTimeout(onTick, tickMs);
      flush();
    } else {
      tickMs = FIRST_TICK_MS;
      tick = undefined;
    }
  };
  return {
    flush,
    offer(events) {
      waiting.push(...events);
      if (tick) return;
      flush();
      tick = setTimeout(onTick, tickMs);
    },
    close() {
      clearTimeout(tick);
      waiting = [];
    },
  };
}
