import { type CarriedEvent, isForReaders, storyIdsOf, type WireEvent } from '../../shared/domain/wire-event.ts';
import { addTo } from './hub.ts';
import { openSharedBatchers, type SharedBatchers } from './shared-batchers.ts';

/** The stories that somebody on this server has open, and what the wire says of them. */
export interface StoryHub extends Pick<SharedBatchers, 'flush' | 'flushAll' | 'close'> {
  /** Every call is paired with one `release`. */
  acquire(storyId: string): void;
  release(storyId: string): void;
  dispatch(events: CarriedEvent[]): void;
  /** How many on this server watch each story. */
  watchers(): ReadonlyMap<string, number>;
}

/** `deliver` sends one batch to everyone who watches the story; it must not throw. */
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
      // All that a story gets goes out together: the position that is sent with it lies behind all of it.
      const sorted = new Map<string, WireEvent[]>();
      for (const { event } of events.filter(isForReaders)) {
        for (const storyId of storyIdsOf(event)) addTo(sorted, storyId, event);
      }
      for (const [storyId, concerned] of sorted) batchers.offer(storyId, concerned);
    },
  };
}
