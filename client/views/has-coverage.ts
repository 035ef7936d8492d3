import type { StoryCard } from '../../shared/domain/story.ts';
import type { OpenStory } from '../state/open-story.ts';
import { otherPublications } from './copies.tsx';

/** True for a story with other reports or copies beside it; any other stands in the middle of its page. */
export function hasCoverage(story: StoryCard, copies: OpenStory['copies']): boolean {
  return story.storyline.stories > 1 || otherPublications(story, copies) !== undefined;
}
