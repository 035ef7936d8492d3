import { createTokenBucket } from '../../shared/domain/token-bucket.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';

/** The longest that a busy batcher delays an event: it sends one batch per tick. */
export const TICK_MS = 100;
/** How many batches may follow at once after a pause, so that two simultaneous stories are not delayed. */
export const BURST = 3;

/** Collects events into batches. */
export interface Batcher {
  /** Sends at once when idle, else with the next tick. */
  offer(events: WireEvent[]): void;
  /** Sends the waiting events now. */
  flush(): void;
  close(): void;
}

/** Passes batches to `send` at the rate of a token bucket: `BURST` at once, then one per tick. */
export function createBatcher(send: (events: WireEvent[]) => void): Batcher {
  let waiting: WireEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  const batches = createTokenBucket(BURST, TICK_MS, () => performance.now());
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

/** Reference-counted batchers by name. */
export interface SharedBatchers {
  /** Pair every call with one `release`; true when this call opened the batcher. */
  acquire(name: string): boolean;
  /** True when this call closed the batcher. */
  release(name: string): boolean;
  /** Passes events to the batcher of this name, if there is one. */
  offer(name: string, events: WireEvent[]): void;
  /** Sends this name's waiting events now. */
  flush(name: string): void;
  /** Sends all waiting events now. */
  flushAll(): void;
  /** The number of holders by name. */
  holders(): ReadonlyMap<string, number>;
  close(): void;
}

/** Opens batchers that pass their batches to `deliver`, which must not throw. */
export function openSharedBatchers(deliver: (name: string, events: WireEvent[]) => void): SharedBatchers {
  const batchers = new Map<string, Batcher>();
  const holders = new Map<string, number>();
  return {
    acquire(name) {
      const before = holders.get(name) ?? 0;
      holders.set(name, before + 1);
      if (before > 0) return false;
      batchers.set(
        name,
        createBatcher((events) => deliver(name, events)),
      );
      return true;
    },
    release(name) {
      const left = (holders.get(name) ?? 0) - 1;
      if (left > 0) holders.set(name, left);
      if (left !== 0) return false;
      holders.delete(name);
      batchers.get(name)?.close();
      return batchers.delete(name);
    },
    offer: (name, events) => batchers.get(name)?.offer(events),
    flush: (name) => batchers.get(name)?.flush(),
    flushAll() {
      for (const batcher of batchers.values()) batcher.flush();
    },
    holders: () => holders,
    close() {
      for (const batcher of batchers.values()) batcher.close();
      batchers.clear();
      holders.clear();
    },
  };
}
