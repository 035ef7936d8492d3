import { retryList } from '../actions/open-list.ts';
import { listTopics, shownCards, snapshotStatus, storyList } from '../state/list.ts';
import { texts } from '../texts.ts';
import { ListFoot } from './list-foot.tsx';
import { StoryItem } from './story-item.tsx';

/** The stories, or why there are none. */
export function StoryListView() {
  if (snapshotStatus.value === 'failed') return <LoadFailed />;
  if (snapshotStatus.value !== 'ready') return <Loading />;
  if (shownCards.value.length === 0) return <NoStories />;
  return (
    <>
      <ol class="stories" aria-label={texts.storiesLabel}>
        {shownCards.value.map((story) => (
          <StoryItem key={story.id} story={story} isFresh={storyList.value.fresh.has(story.id)} />
        ))}
      </ol>
      <ListFoot />
    </>
  );
}

function LoadFailed() {
  return (
    <div class="notice" role="alert">
      <p>{texts.loadFailed}</p>
      <button type="button" class="button" onClick={() => void retryList()}>
        {texts.retry}
      </button>
    </div>
  );
}

function Loading() {
  return (
    <p class="notice is-late" role="status">
      {texts.loading}
    </p>
  );
}

function NoStories() {
  const isFiltered = listTopics.value.length > 0;
  return (
    <div class="notice" data-testid="empty">
      <h2>{texts.emptyTitle}</h2>
      <p>{isFiltered ? texts.emptyTopics : texts.emptyAll}</p>
      {isFiltered && (
        <a class="button" href="/">
          {texts.showEverything}
        </a>
      )}
    </div>
  );
}
