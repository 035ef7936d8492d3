import { useEffect } from 'preact/hooks';
import { loadCoverage } from '../actions/load-coverage.ts';
import { coverage } from '../state/coverage.ts';
import { openStory } from '../state/open-story.ts';
import { CommentsSection } from './comments-section.tsx';
import { Coverage } from './coverage.tsx';
import { useSoughtSentence } from './use-sought-sentence.ts';

/** A story's coverage and comments. */
export function StoryContext() {
  const card = openStory.value?.card;
  useEffect(() => {
    if (card) void loadCoverage(card);
  }, [card?.id, card?.storyline.id, card?.storyline.stories]);
  useSoughtSentence(card?.id ?? '', openStory.value?.bodyHtml);
  if (!card) return null;
  // Comments come below the coverage, so they wait for it rather than jump.
  const isSettled = coverage.value.storyId === card.id && coverage.value.isSettled;
  return (
    <>
      <Coverage story={card} copies={openStory.value?.copies} />
      {isSettled && <CommentsSection key={card.id} story={card} />}
    </>
  );
}
