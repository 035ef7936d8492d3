import { type CarriedEvent, isForReaders, storyIdsOf, type WireEvent } from '../../shared/domain/wire-event.ts';
import { type Batcher, createBatcher } from './batcher.ts';

/** The stories that somebody on this server has open, and what the wire says of them. */
export interface StoryHub {
  /** Every call is paired with one `release`. */
  acquire(storyId: string): void;
  release(storyId: string): void;
  /** Sends what waits for this story, now. */
  flush(storyId: string): void;
  /** Sends what waits for any story, so that everything up to now is out. */
  flushAll(): void;
  dispatch(events: CarriedEvent[]): void;
  /** How many on this server watch each story. */
  watchers(): ReadonlyMap<string, number>;
  close(): void;
}

/** `deliver` sends one batch to everyone who watches the story. */
export function createStoryHub(deliver: (storyId: string, events: WireEvent[]) => void): StoryHub {
  const batchers = new Map<string, Batcher>();
  const watchers = new Map<string, number>();
  return {
    acquire(storyId) {
      watchers.set(storyId, (watchers.get(storyId) ?? 0) + 1);
      if (!batchers.has(storyId)) {
        batchers.set(
          storyId,
          createBatcher((events) => deliver(storyId, events)),
        );
      }
    },
    release(storyId) {
      const left = (watchers.get(storyId) ?? 0) - 1;
      if (left > 0) {
        watchers.set(storyId, left);
        return;
      }
      watchers.delete(storyId);
      batchers.get(storyId)?.close();
      batchers.delete(storyId);
    },
    flush: (storyId) => batchers.get(storyId)?.flush(),
    flushAll() {
      for (const batcher of batchers.values()) batcher.flush();
    },
    dispatch(events) {
      // All that a story gets goes out together: the position that is sent with it lies behind all of it.
      for (const [storyId, concerned] of byStory(events)) batchers.get(storyId)?.offer(concerned);
    },
    watchers: () => watchers,
    close() {
      for (const batcher of batchers.values()) batcher.close();
      batchers.clear();
      watchers.clear();
    },
  };
}

function byStory(events: CarriedEvent[]): Map<string, WireEvent[]> {
  const sorted = new Map<string, WireEvent[]>();
  for (const { event } of events.filter(isForReaders)) {
    for (const storyId of storyIdsOf(event)) {
      const batch = sorted.get(storyId);
      if (batch) batch.push(event);
      else sorted.set(storyId, [event]);
    }
  }
  return sorted;
}
