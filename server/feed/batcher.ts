import type { WireEvent } from '../../shared/domain/wire-event.ts';

/** The longest that a busy batcher makes an event wait. */
export const TICK_MS = 100;

/** Gathers events into batches. */
export interface Batcher {
  /** Sends at once when idle, else with the next tick. */
  offer(events: WireEvent[]): void;
  /** Sends what waits for the tick, now. */
  flush(): void;
  close(): void;
}

/** Hands batches to `send`, the first at once and then one a tick at most. */
export function createBatcher(send: (events: WireEvent[]) => void): Batcher {
  let waiting: WireEvent[] = [];
  let tick: NodeJS.Timeout | undefined;
  const flush = (): void => {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    send(batch);
  };
  const onTick = (): void => {
    tick = waiting.length > 0 ? setTimeout(onTick, TICK_MS) : undefined;
    flush();
  };
  return {
    flush,
    offer(events) {
      waiting.push(...events);
      if (tick) return;
      flush();
      tick = setTimeout(onTick, TICK_MS);
    },
    close() {
      clearTimeout(tick);
      waiting = [];
    },
  };
}
