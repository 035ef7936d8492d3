import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { takeServedFurther } from '../actions/load-further.ts';
import { openNeighbour, saveOpenStory } from '../actions/open-neighbour.ts';
import { reloadOpenStory } from '../actions/open-story.ts';
import { setPageKeys } from '../actions/page-keys.ts';
import { type OpenStory, openStory } from '../state/open-story.ts';
import { removedStory } from '../state/removed-story.ts';
import { storyPageTexts } from '../story-page-texts.ts';
import { texts } from '../texts.ts';
import { hasCoverage } from './has-coverage.ts';
import { Missing } from './missing-page.tsx';
import { PageBar } from './page-bar.tsx';
import { StoryBody } from './story-body.tsx';
import { StoryHead } from './story-head.tsx';
import { StoryMedia } from './story-media.tsx';
import { useChunk } from './use-chunk.ts';
import { waitingText } from './waiting-text.ts';

const KEYS = { j: () => openNeighbour('next'), k: () => openNeighbour('previous'), s: saveOpenStory };

/** A story's page, updated live. */
export function StoryPage() {
  const main = useRef<HTMLElement>(null);
  const open = openStory.value;
  // Moves the focus so that screen readers read the new page; scrolling is left to the app.
  useEffect(() => main.current?.focus({ preventScroll: true }), [open?.id]);
  useEffect(() => setPageKeys(KEYS), []);
  // Before the page discards the answers that it was served with.
  useLayoutEffect(() => {
    if (open?.card) takeServedFurther(open.card);
  }, [open?.id]);
  return (
    <>
      <PageBar />
      <main id="main" class="story-main" tabIndex={-1} ref={main}>
        {open && <OpenedStory key={open.id} open={open} />}
      </main>
    </>
  );
}

/** What is known of the open story, or that it is missing. */
export function OpenedStory({ open }: { open: OpenStory }) {
  if (open.status === 'missing') {
    return removedStory.value?.storyId === open.id ? <Removed reason={removedStory.value.reason} /> : <Missing />;
  }
  if (!open.card) return open.status === 'failed' ? <StoryFailed /> : <StoryLoading />;
  return (
    <div class={hasCoverage(open.card, open.copies) ? 'story-layout has-coverage' : 'story-layout'}>
      <article class="sheet" data-testid="story-page" data-id={open.id} data-revision={open.card.revision}>
        <StoryHead story={open.card} bodyHtml={open.bodyHtml} correctedAt={open.correctedAt} extras={open.extras} />
        {open.extras && !open.card.retracted && <StoryMedia story={open.card} media={open.extras.media} />}
        {open.bodyHtml !== undefined && (
          <StoryBody
            story={open.card}
            bodyHtml={open.bodyHtml}
            notes={open.extras ?? {}}
            provenance={open.extras?.provenance}
          />
        )}
        {open.bodyHtml === undefined && (open.status === 'failed' ? <StoryFailed /> : <StoryLoading />)}
      </article>
      {open.status === 'ready' && <Surroundings />}
    </div>
  );
}

/** Stands where a story was that an operator has taken down. */
function Removed({ reason }: { reason: string }) {
  return (
    <div class="notice" role="alert">
      <h1>{storyPageTexts.takenDownTitle}</h1>
      <p>{storyPageTexts.takenDownText}</p>
      <p>
        {texts.reason} <q dir="auto">{reason}</q>
      </p>
    </div>
  );
}

/** Coverage, further stories and comments, loaded after the story because reading does not need them. */
function Surroundings() {
  const { Part } = useChunk(true, () => import('./story-context.tsx').then((chunk) => chunk.StoryContext));
  return Part ? <Part /> : null;
}

function StoryLoading() {
  return (
    <p class="notice is-late" role="status">
      {waitingText(storyPageTexts.loadingStory)}
    </p>
  );
}

function StoryFailed() {
  return (
    <div class="notice" role="alert">
      <p>{texts.storyFailed}</p>
      <button type="button" class="button" onClick={() => void reloadOpenStory()}>
        {texts.retry}
      </button>
    </div>
  );
}
