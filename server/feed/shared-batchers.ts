import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { type Batcher, createBatcher } from './batcher.ts';

/** Batchers by name, each open for as long as somebody holds it. */
export interface SharedBatchers {
  /** Every call is paired with one `release`; true when it was opened by this. */
  acquire(name: string): boolean;
  /** True when it was closed by this. */
  release(name: string): boolean;
  /** Gives events to the batcher of this name, if there is one. */
  offer(name: string, events: WireEvent[]): void;
  /** Sends what waits for this name, now. */
  flush(name: string): void;
  /** Sends what waits for any name, so that everything up to now is out. */
  flushAll(): void;
  /** How many hold each. */
  holders(): ReadonlyMap<string, number>;
  close(): void;
}

/** Opens batchers that hand what they gather to `deliver`, which must not throw. */
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
