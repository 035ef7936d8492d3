import type { StoryCard } from '../../shared/domain/story.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { announceStories } from '../state/announcer.ts';
import { type ColumnList, takeEvents } from '../state/column-list.ts';
import { learnPublishers } from '../state/publishers.ts';
import { refreshSaved } from '../state/saved-stories.ts';
import { learnLabels } from '../state/topic-labels.ts';
import { findExcerpts } from './find-excerpts.ts';
import { updateOpenStory } from './open-story.ts';
import { letInIfCalm } from './reader-calm.ts';

/** Brings events of a column's channel to everything that shows stories. */
export function receiveEvents(list: ColumnList, events: readonly WireEvent[]): void {
  if (events.length === 0) return;
  takeEvents(list, events);
  const stories = events.flatMap((event) => ('story' in event ? [event.story] : []));
  learnFrom(stories);
  findExcerpts(list, stories);
  for (const story of stories) refreshSaved(story);
  for (const event of events) updateOpenStory(event);
  letInIfCalm(list);
  announceStories(events.filter(({ type }) => type === 'story.published').length, Date.now());
}

/** Learns how the topics and publishers of these stories are written. */
export function learnFrom(stories: readonly StoryCard[]): void {
  learnLabels(stories.flatMap((story) => story.topics));
  learnPublishers(stories.map((story) => story.publisher));
}
