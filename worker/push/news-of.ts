import type { StoryCard } from '../../shared/domain/story.ts';
import type { CarriedEvent } from '../../shared/domain/wire-event.ts';

const HOUR_MS = 3_600_000;
/** Workers that were away do not wake readers with what has long been said. */
const RELEASED_WITHIN_MS = 6 * HOUR_MS;
/** A feed that is read for the first time brings its past with it. */
const PUBLISHED_WITHIN_MS = 24 * HOUR_MS;

/** The story that readers may want to be told of: a new one, or one that has just become flash; undefined otherwise. */
export function newsOf({ event, now: keys, before }: CarriedEvent, now: Date): StoryCard | undefined {
  const isNew = event.type === 'story.published';
  const becameFlash = event.type === 'story.corrected' && keys.priority === 'flash' && before?.priority !== 'flash';
  if (!isNew && !becameFlash) return undefined;
  const isFresh =
    now.getTime() - Date.parse(event.at) < RELEASED_WITHIN_MS &&
    now.getTime() - Date.parse(event.story.publishedAt) < PUBLISHED_WITHIN_MS;
  return isFresh && !event.story.retracted ? event.story : undefined;
}
