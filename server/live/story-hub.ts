import { type EventEnvelope, isForReaders, storyIdsOf, type WireEvent } from '../../shared/domain/wire-event.ts';
import { openSharedBatchers, type SharedBatchers } from './batcher.ts';
import { addTo } from './hub.ts';

/** The stories that readers of this server have open, with their events. */
export interface StoryHub extends Pick<SharedBatchers, 'flush' | 'flushAll' | 'close'> {
  /** Pair every call with one `release`. */
  acquire(storyId: string): void;
  release(storyId: string): void;
  dispatch(events: EventEnvelope[]): void;
  /** The number of watchers on this server by story. */
  watchers(): ReadonlyMap<string, number>;
}

/** `deliver` sends a batch to everyone who watches the story; it must not throw. */
export function createStoryHub(deliver: (storyId: string, events: WireEvent[]) => void): StoryHub {
  const batchers = openSharedBatchers(deliver);
  return {
    acquire: (storyId) => void batchers.acquire(storyId),
    release: (storyId) => void batchers.release(storyId),
    flush: batchers.flush,
    flushAll: batchers.flushAll,
    watchers: batchers.holders,
    close: batchers.close,
    dispatch(events) {
      // All of a story's events go out together, because the position sent with them is after all of them.
      const sorted = new Map<string, WireEvent[]>();
      for (const { event } of events.filter(isForReaders)) {
        for (const storyId of storyIdsOf(event)) addTo(sorted, storyId, event);
      }
      for (const [storyId, concerned] of sorted) batchers.offer(storyId, concerned);
    },
  };
}
