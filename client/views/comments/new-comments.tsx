import { useEffect, useState } from 'preact/hooks';
import { revealComments } from '../../actions/reveal-comments.ts';
import { waitingComments } from '../../state/open-discussion.ts';
import { storyPageTexts } from '../../story-page-texts.ts';

/** Minimum time between two announcements to screen readers. */
const SAY_EVERY_MS = 10_000;

/** The number of waiting comments, as a button that shows them; it overlays the page and moves nothing. */
export function NewComments() {
  const count = waitingComments.value;
  return (
    <>
      <div class="new-comments">
        {count > 0 && (
          <button type="button" class="pill" data-testid="new-comments" onClick={revealComments}>
            {storyPageTexts.newComments(count)}
          </button>
        )}
      </div>
      <Spoken count={count} />
    </>
  );
}

/** The same for screen readers, less often. */
function Spoken({ count }: { count: number }) {
  const [said, setSaid] = useState({ count: 0, at: 0 });
  useEffect(() => {
    const say = (): void => setSaid({ count, at: Date.now() });
    const timer = setTimeout(say, Math.max(0, said.at + SAY_EVERY_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [count]);
  return (
    <p class="visually-hidden" role="status">
      {said.count > 0 && storyPageTexts.newComments(said.count)}
    </p>
  );
}
