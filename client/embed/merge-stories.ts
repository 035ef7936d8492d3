import type { CanonicalFilter } from '../../shared/domain/filter.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { cardMatches } from '../state/card-matches.ts';

/** The stories of a column, newest first, each once. */
export type Stories = readonly StoryCard[];

/** Applies events to the column's stories; keeps at most `most` of them. */
export function applyEvents(
  stories: Stories,
  events: readonly WireEvent[],
  filter: CanonicalFilter,
  most: number,
): Stories {
  return events.reduce((merged, event) => applyEvent(merged, event, filter), stories).slice(0, most);
}

function applyEvent(stories: Stories, event: WireEvent, filter: CanonicalFilter): Stories {
  if (event.type === 'story.published') return put(stories, event.story);
  if (event.type === 'story.corrected') {
    return cardMatches(filter, event.story) ? put(stories, event.story) : leaveOut(stories, event.story);
  }
  if (event.type === 'story.removed') return stories.filter(({ id }) => id !== event.storyId);
  if (event.type !== 'story.retracted') return stories;
  const held = stories.find(({ id }) => id === event.storyId);
  if (!held) return stories;
  const { revision, at, reason } = event;
  return put(stories, { ...held, revision, retracted: { at, reason } });
}

/** Inserts or updates a story, unless that revision or a newer one is held. */
function put(stories: Stories, story: StoryCard): Stories {
  if (isKnown(stories, story)) return stories;
  return [story, ...stories.filter(({ id }) => id !== story.id)].sort((one, other) => other.seq - one.seq);
}

/** Removes a story that no longer matches the filter after a correction. */
function leaveOut(stories: Stories, story: StoryCard): Stories {
  return isKnown(stories, story) ? stories : stories.filter(({ id }) => id !== story.id);
}

function isKnown(stories: Stories, { id, revision }: StoryCard): boolean {
  return stories.some((held) => held.id === id && held.revision >= revision);
}
