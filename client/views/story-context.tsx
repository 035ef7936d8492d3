import { useEffect } from 'preact/hooks';
import { loadCoverage } from '../actions/load-coverage.ts';
import { loadFurther } from '../actions/load-further.ts';
import { coverage } from '../state/coverage.ts';
import { further } from '../state/further-stories.ts';
import { openStory } from '../state/open-story.ts';
import { CommentsSection } from './comments-section.tsx';
import { Coverage } from './coverage.tsx';
import { FurtherStories } from './further-stories.tsx';
import { ListenBar } from './listen-bar.tsx';
import { NeighbourLinks } from './neighbour-links.tsx';
import { useSoughtSentence } from './use-sought-sentence.ts';

/** What stands around a story: its coverage, the stories beside it in the list, further ones, and comments. */
export function StoryContext() {
  const card = openStory.value?.card;
  useEffect(() => {
    if (card) void loadCoverage(card);
  }, [card?.id, card?.storyline.id, card?.storyline.stories]);
  useEffect(() => {
    if (card) void loadFurther(card);
  }, [card?.id]);
  useSoughtSentence(card?.id ?? '', openStory.value?.bodyHtml);
  if (!card) return null;
  const offered = further.value?.storyId === card.id ? further.value.stories : undefined;
  // What comes below the coverage waits for it rather than jump, and the comments for everything.
  const isCovered = coverage.value.storyId === card.id && coverage.value.isSettled;
  return (
    <>
      <Coverage story={card} copies={openStory.value?.copies} />
      <NeighbourLinks storyId={card.id} />
      {isCovered && offered && <FurtherStories story={card} stories={offered} />}
      {isCovered && offered && <CommentsSection key={card.id} story={card} />}
      <ListenBar />
    </>
  );
}
