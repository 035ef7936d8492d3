import { useEffect } from 'preact/hooks';
import { loadCoverage } from '../actions/load-coverage.ts';
import { coverage } from '../state/coverage.ts';
import { openStory } from '../state/open-story.ts';
import { CommentsPlace } from './comments-place.tsx';
import { Coverage } from './coverage.tsx';

/** What others say about the same event, and what readers say about the story. */
export function StorySurroundings() {
  const card = openStory.value?.card;
  useEffect(() => {
    if (card) void loadCoverage(card);
  }, [card?.id, card?.storyline.id, card?.storyline.stories]);
  if (!card) return null;
  // What stands below the coverage must not be pushed when it comes.
  const isSettled = coverage.value.storyId === card.id && coverage.value.isSettled;
  return (
    <>
      <Coverage story={card} copies={openStory.value?.copies} />
      {isSettled && <CommentsPlace key={card.id} story={card} />}
    </>
  );
}
