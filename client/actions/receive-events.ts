import type { StoryCard } from '../../shared/domain/story.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { takeEvents } from '../state/list.ts';
import { learnLabels } from '../state/topic-labels.ts';
import { updateOpenStory } from './open-story.ts';
import { revealIfCalm } from './reader-calm.ts';

/** Brings events of the list's channel to everything that shows stories. */
export function receiveEvents(events: readonly WireEvent[]): void {
  if (events.length === 0) return;
  takeEvents(events);
  learnFrom(events.flatMap((event) => ('story' in event ? [event.story] : [])));
  for (const event of events) updateOpenStory(event);
  revealIfCalm();
}

/** Learns how the topics of these stories are written. */
export function learnFrom(stories: readonly StoryCard[]): void {
  learnLabels(stories.flatMap((story) => story.topics));
}
