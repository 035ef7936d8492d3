import { savedTexts } from '../saved-texts.ts';
import { SAVED_LIST, savedStories } from '../state/saved-stories.ts';
import { texts } from '../texts.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { PageBar } from './page-bar.tsx';
import { StoryItem } from './story-item.tsx';

/** The reader's saved stories. */
export function SavedPage() {
  const stories = savedStories.value;
  return (
    <>
      <PageBar />
      <main id="main" class="saved" data-column={SAVED_LIST} tabIndex={-1}>
        <h1 class="saved-title">{texts.savedTitle}</h1>
        {stories.length > 0 && <h2 class="visually-hidden">{texts.storiesOf(texts.savedTitle)}</h2>}
        {stories.length === 0 && <p class="notice">{savedTexts.none}</p>}
        {stories.map((story) => (
          <ErrorBoundary key={story.id} of={story} note={texts.notShown}>
            <StoryItem row={{ story, others: [], isFresh: false }} mark={null} />
          </ErrorBoundary>
        ))}
      </main>
    </>
  );
}
