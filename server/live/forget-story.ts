import { type EventEnvelope, type StoryRemoved, storyIdsOf } from '../../shared/domain/wire-event.ts';
import type { WireMemory } from './memory.ts';

/** Keys without a text. */
const NOTHING = { topics: [], publisher: '', section: null, language: null, priority: 'routine', words: '' } as const;

/**
 * The event as it is after a story was taken down: one about the story is replaced by its removal. Merges and splits
 * lose the words of their leads, which may be the story's; only readers who search for words then miss them.
 */
function withoutStory(envelope: EventEnvelope, { storyId, reason }: StoryRemoved): EventEnvelope {
  const { event, now, before } = envelope;
  const { seq, at } = event;
  if (event.type === 'storyline.merged' || event.type === 'storyline.split') {
    return { ...envelope, now: { ...now, words: '' }, ...(before && { before: { ...before, words: '' } }) };
  }
  if (!storyIdsOf(event).includes(storyId)) return envelope;
  return { event: { type: 'story.removed', seq, at, storyId, reason }, now: { ...NOTHING, topics: [] } };
}

/** Forgets the texts of the stories that these events say were taken down. */
export function forgetRemoved(memory: Pick<WireMemory, 'rewrite'>, events: readonly EventEnvelope[]): void {
  for (const { event } of events) {
    if (event.type === 'story.removed') memory.rewrite((envelope) => withoutStory(envelope, event));
  }
}
