import { type EventEnvelope, type StoryRemoved, storyIdsOf } from '../../shared/domain/wire-event.ts';

/** Keys without a text. */
const NOTHING = { topics: [], publisher: '', section: null, language: null, priority: 'routine', words: '' } as const;

/**
 * The event as it is after a story was taken down: one about the story is replaced by its removal. Merges and splits
 * lose the words of their leads, which may be the story's; only readers who search for words then miss them.
 */
export function withoutStory(envelope: EventEnvelope, { storyId, reason }: StoryRemoved): EventEnvelope {
  const { event, now, before } = envelope;
  const { seq, at } = event;
  if (event.type === 'storyline.merged' || event.type === 'storyline.split') {
    return { ...envelope, now: { ...now, words: '' }, ...(before && { before: { ...before, words: '' } }) };
  }
  if (!storyIdsOf(event).includes(storyId)) return envelope;
  return { event: { type: 'story.removed', seq, at, storyId, reason }, now: { ...NOTHING, topics: [] } };
}

/** The removals among these events. */
export function removalsIn(events: readonly EventEnvelope[]): StoryRemoved[] {
  return events.flatMap(({ event }) => (event.type === 'story.removed' ? [event] : []));
}
