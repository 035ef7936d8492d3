import { useEffect, useState } from 'preact/hooks';
import { revealComments } from '../../actions/reveal-comments.ts';
import { waitingComments } from '../../state/open-discussion.ts';
import { texts } from '../../texts.ts';

/** Whoever listens hears of new comments this often at most. */
const SAY_EVERY_MS = 10_000;

/** How many comments wait, and the way to them; it lies over the page and moves nothing. */
export function NewComments() {
  const count = waitingComments.value;
  return (
    <>
      <div class="comments-pill-place">
        {count > 0 && (
          <button type="button" class="pill" data-testid="new-comments" onClick={revealComments}>
            {texts.storyPage.newComments(count)}
          </button>
        )}
      </div>
      <Spoken count={count} />
    </>
  );
}

/** The same for those who listen, who must not be flooded. */
function Spoken({ count }: { count: number }) {
  const [said, setSaid] = useState(0);
  useEffect(() => {
    if (count === said) return;
    const timer = setTimeout(() => setSaid(count), count === 0 || said === 0 ? 0 : SAY_EVERY_MS);
    return () => clearTimeout(timer);
  }, [count > 0, said]);
  return (
    <p class="visually-hidden" role="status">
      {said > 0 && texts.storyPage.newComments(said)}
    </p>
  );
}
