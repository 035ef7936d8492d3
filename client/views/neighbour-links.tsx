import { useEffect } from 'preact/hooks';
import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import { loadOlder } from '../actions/load-older.ts';
import { isPlainClick, listBehind } from '../actions/navigate.ts';
import { openInPlace } from '../actions/open-neighbour.ts';
import { SAVED_LIST } from '../state/saved-stories.ts';
import { listBehindStory, storyNeighbours } from '../state/story-neighbours.ts';
import { storyPageTexts } from '../story-page-texts.ts';

/** Links to the stories before and after this one in the list that the reader came from. */
export function NeighbourLinks({ storyId }: { storyId: string }) {
  const listId = listBehind();
  const { previous, next } = storyNeighbours(storyId, listId);
  const list = listId === SAVED_LIST ? undefined : listBehindStory(listId);
  const isAtEnd = next === undefined;
  useEffect(() => {
    if (isAtEnd && list) void loadOlder(list);
  }, [isAtEnd, list]);
  return (
    <nav class="neighbours" aria-label={storyPageTexts.neighbours} data-testid="neighbours">
      {previous && (
        <Neighbour story={previous} label={storyPageTexts.previous} hint={storyPageTexts.previousHint} rel="prev" />
      )}
      {next && <Neighbour story={next} label={storyPageTexts.next} hint={storyPageTexts.nextHint} rel="next" />}
    </nav>
  );
}

interface Props {
  story: StoryCard;
  label: string;
  hint: string;
  rel: 'next' | 'prev';
}

function Neighbour({ story, label, hint, rel }: Props) {
  return (
    <a
      class={`neighbour is-${rel}`}
      rel={rel}
      href={storyPath(story)}
      title={hint}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        openInPlace(story);
      }}
    >
      <span class="neighbour-label">{label}</span>
      <span class="neighbour-headline" dir="auto" lang={story.language ?? undefined}>
        {story.headline}
      </span>
    </a>
  );
}
