import type { StoryCard } from '../../shared/domain/story.ts';
import type { StoryCorrected, StoryPublished, StoryRetracted } from '../../shared/domain/wire-event.ts';

const AT = '2026-11-23T12:00:00.000Z';

/** A card for tests, with an id derived from its `seq`. */
export function sampleCard(seq: number, changes: Partial<StoryCard> = {}): StoryCard {
  return {
    id: `story-${seq}`,
    seq,
    revision: 1,
    headline: `Story ${seq}`,
    summary: null,
    url: null,
    publisher: { id: 'publisher', name: 'Publisher' },
    byline: null,
    topics: [{ slug: 'ukraine', label: 'Ukraine' }],
    section: null,
    language: null,
    imageUrl: null,
    priority: 'routine',
    publishedAt: AT,
    releasedAt: AT,
    storyline: { id: `line-${seq}`, stories: 1, publishers: 1 },
    comments: 0,
    ...changes,
  };
}

/** The event that publishes a card. */
export function published(story: StoryCard): StoryPublished {
  return { type: 'story.published', seq: story.seq, at: AT, story };
}

/** An event that corrects a card. */
export function corrected(story: StoryCard, seq = 1_000): StoryCorrected {
  return { type: 'story.corrected', seq, at: AT, story };
}

/** An event that retracts a story. */
export function retracted(storyId: string, revision: number, seq = 1_000): StoryRetracted {
  return { type: 'story.retracted', seq, at: AT, storyId, revision, reason: 'It was not so.' };
}
