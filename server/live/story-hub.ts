import { type EventEnvelope, isForReaders, type WireEvent } from '../../shared/domain/wire-event.ts';
import { openSharedBatchers, type SharedBatchers } from './batcher.ts';
import { addTo } from './hub.ts';
import { watchedNamesOf } from './watched.ts';

/** The stories and live coverages that readers of this server have open, by their names in `watched.ts`. */
export interface StoryHub extends Pick<SharedBatchers, 'flush' | 'flushAll' | 'close'> {
  /** Pair every call with one `release`. */
  acquire(name: string): void;
  release(name: string): void;
  dispatch(events: EventEnvelope[]): void;
  /** The number of watchers on this server by name. */
  watchers(): ReadonlyMap<string, number>;
}

/** `deliver` sends a batch to everyone who watches this; it must not throw. */
export function createStoryHub(deliver: (name: string, events: WireEvent[]) => void): StoryHub {
  const batchers = openSharedBatchers(deliver);
  return {
    acquire: (name) => void batchers.acquire(name),
    release: (name) => void batchers.release(name),
    flush: batchers.flush,
    flushAll: batchers.flushAll,
    watchers: batchers.holders,
    close: batchers.close,
    dispatch(events) {
      // All events of a story or coverage go out together, because the position sent with them is after all of them.
      const sorted = new Map<string, WireEvent[]>();
      for (const { event } of events.filter(isForReaders)) {
        for (const name of watchedNamesOf(event)) addTo(sorted, name, event);
      }
      for (const [name, concerned] of sorted) batchers.offer(name, concerned);
    },
  };
}
