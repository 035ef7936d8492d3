import type { StoryCard } from './story.ts';

/** How many stories a page offers at its end. */
const FURTHER_MAX = 6;

/**
 * The further stories of a story's topics that its page offers, from a list of them: none of its own storyline, one of
 * each other, and none that was retracted. Pure.
 */
export function furtherStories(story: Pick<StoryCard, 'id' | 'storyline'>, listed: readonly StoryCard[]): StoryCard[] {
  const seen = new Set([story.storyline.id]);
  return listed
    .filter(({ id, storyline, retracted }) => {
      if (id === story.id || retracted || seen.has(storyline.id)) return false;
      seen.add(storyline.id);
      return true;
    })
    .slice(0, FURTHER_MAX);
}
