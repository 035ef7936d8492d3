import type { StoryCard } from '../../shared/domain/story.ts';
import type { Mutes } from '../../shared/node/db/push/subscription-store.ts';

/** Whether a reader has muted the story's publisher, its storyline or one of its topics. */
export function isMuted(story: StoryCard, mutes: Mutes): boolean {
  return (
    mutes.publishers.includes(story.publisher.id) ||
    mutes.storylines.includes(story.storyline.id) ||
    story.topics.some(({ slug }) => mutes.topics.includes(slug))
  );
}
