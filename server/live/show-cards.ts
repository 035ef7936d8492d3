import type { StoryCard } from '../../shared/domain/story.ts';
import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import type { BackfillSource } from './backfill-source.ts';

/** Adds to a card of the record what this server gives its readers with it. */
export type ShowCard = (card: StoryCard) => StoryCard;

/** The envelope with its card as readers get it. */
export function showEnvelope(envelope: EventEnvelope, show: ShowCard): EventEnvelope {
  return { ...envelope, event: showEvent(envelope.event, show) };
}

/** A source that gives cards as readers get them. */
export function showSource(source: BackfillSource, show: ShowCard): BackfillSource {
  return {
    ...source,
    read: async (seqs) => (await source.read(seqs)).map((event) => showEvent(event, show)),
  };
}

function showEvent<Shown extends EventEnvelope['event']>(event: Shown, show: ShowCard): Shown {
  return 'story' in event ? { ...event, story: show(event.story) } : event;
}
