import type { CoveragePost } from '../../shared/domain/coverage.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import type { BackfillSource } from './backfill-source.ts';

/** Adds to a card or a post of the record what this server gives its readers with it. */
export interface Shown {
  card(card: StoryCard): StoryCard;
  post(post: CoveragePost): CoveragePost;
}

/** The envelope with its card or post as readers get it. */
export function showEnvelope(envelope: EventEnvelope, show: Shown): EventEnvelope {
  return { ...envelope, event: showEvent(envelope.event, show) };
}

/** A source that gives cards and posts as readers get them. */
export function showSource(source: BackfillSource, show: Shown): BackfillSource {
  return {
    ...source,
    read: async (seqs) => (await source.read(seqs)).map((event) => showEvent(event, show)),
  };
}

function showEvent<Event extends EventEnvelope['event']>(event: Event, show: Shown): Event {
  if ('story' in event) return { ...event, story: show.card(event.story) };
  return 'post' in event ? { ...event, post: show.post(event.post) } : event;
}
