import { revealPosts, waitingPosts } from '../coverage-state.ts';
import { liveTexts } from '../live-texts.ts';

/** Says how many posts wait, and shows them when asked. */
export function Waiting() {
  const count = waitingPosts.value;
  return (
    <div class="live-waiting" role="status">
      {count > 0 && (
        <button type="button" class="live-pill" onClick={showNew} data-testid="waiting">
          {liveTexts.waiting(count)}
        </button>
      )}
    </div>
  );
}

function showNew(): void {
  revealPosts();
  document.querySelector('.live-feed')?.scrollIntoView();
}
