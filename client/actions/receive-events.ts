import { noAnswer } from '../../shared/domain/expected-failures.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { announceStories } from '../state/announcer.ts';
import { type ColumnList, takeEvents } from '../state/column-list.ts';
import { learnPublishers } from '../state/publishers.ts';
import { refreshSaved } from '../state/saved-stories.ts';
import { learnLabels } from '../state/topic-labels.ts';
import { updateOpenStory } from './open-story.ts';
import { revealIfIdle } from './reveal-when-idle.ts';

/** Applies a channel's events to everything that shows stories. */
export function receiveEvents(list: ColumnList, events: readonly WireEvent[]): void {
  if (events.length === 0) return;
  takeEvents(list, events);
  const stories = events.flatMap((event) => ('story' in event ? [event.story] : []));
  learnFrom(stories);
  if (list.column.filter.q !== undefined) void addExcerpts(list, stories);
  for (const story of stories) refreshSaved(story);
  for (const event of events) updateOpenStory(event);
  revealIfIdle(list);
  announceStories(events.flatMap((event) => (isNews(event) ? [event.story.id] : [])));
}

/** An update of a publisher's own story is no news. */
function isNews(event: WireEvent): event is Extract<WireEvent, { type: 'story.published' }> {
  return event.type === 'story.published' && event.story.repeats === undefined;
}

/** Without a connection, hits have no excerpts until the column is loaded again. */
async function addExcerpts(list: ColumnList, stories: readonly StoryCard[]): Promise<void> {
  const loaded = await import('./find-excerpts.ts').catch(noAnswer);
  loaded?.findExcerpts(list, stories);
}

/** Remembers the names of these stories' topics and publishers. */
export function learnFrom(stories: readonly StoryCard[]): void {
  learnLabels(stories.flatMap((story) => story.topics));
  learnPublishers(stories.map((story) => story.publisher));
}
