import { revealStories } from '../actions/reveal-stories.ts';
import { waitingCount, waitingIsMore } from '../state/list.ts';
import { texts } from '../texts.ts';

/** How many stories wait, and the way to them; it lies over the page and moves nothing. */
export function NewStoriesPill() {
  const count = waitingCount.value;
  return (
    <div class="pill-place" aria-live="polite">
      {count > 0 && (
        <button type="button" class="pill" data-testid="pill" title={texts.newStoriesHint} onClick={revealStories}>
          <span aria-hidden="true">↑ </span>
          {texts.newStories(count, waitingIsMore.value)}
        </button>
      )}
    </div>
  );
}
