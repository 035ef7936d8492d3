import { createAllowance } from '../../shared/domain/allowance.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';

/** The longest that a busy batcher makes an event wait: it sends one batch in this time. */
export const TICK_MS = 100;
/** So many batches it sends at once after a pause: two stories that happen to come together make nobody wait. */
export const BURST = 3;

/** Gathers events into batches. */
export interface Batcher {
  /** Sends at once when idle, else with the next tick. */
  offer(events: WireEvent[]): void;
  /** Sends what waits for the tick, now. */
  flush(): void;
  close(): void;
}

/** Hands batches to `send`: a few at once, and when these are used up one a tick, by which they also grow again. */
export function createBatcher(send: (events: WireEvent[]) => void): Batcher {
  let waiting: WireEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  const batches = createAllowance(BURST, TICK_MS, () => performance.now());
  const flush = (): void => {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    send(batch);
  };
  const onTimer = (): void => {
    timer = undefined;
    batches.spend();
    flush();
  };
  return {
    flush,
    offer(events) {
      waiting.push(...events);
      if (timer) return;
      const left = batches.left();
      if (left >= 1) {
        batches.spend();
        flush();
      } else timer = setTimeout(onTimer, Math.ceil((1 - left) * TICK_MS));
    },
    close() {
      clearTimeout(timer);
      waiting = [];
    },
  };
}
