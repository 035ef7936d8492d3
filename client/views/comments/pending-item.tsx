import { discard, sendAgain } from '../../actions/write-comment.ts';
import type { Pending } from '../../state/discussion.ts';
import { me } from '../../state/open-discussion.ts';
import { storyPageTexts } from '../../story-page-texts.ts';
import { CommentText } from './comment-text.tsx';

/** The reader's own comment that is being sent, or why it failed. */
export function PendingItem({ pending }: { pending: Pending }) {
  const { text, problem } = pending;
  return (
    <li>
      <article class="comment is-pending" data-testid="pending-comment" aria-label={me.value?.name}>
        <p class="comment-head">
          <strong dir="auto">{me.value?.name}</strong>
          {problem === undefined && (
            <span role="status">{pending.isQueued ? storyPageTexts.queued : storyPageTexts.sending}</span>
          )}
        </p>
        <CommentText text={text} />
        {pending.isQueued && (
          <p class="comment-actions">
            <button type="button" class="link-button" onClick={() => discard(pending)}>
              {storyPageTexts.discard}
            </button>
          </p>
        )}
        {problem !== undefined && <NotSent pending={pending} problem={problem} />}
      </article>
    </li>
  );
}

function NotSent({ pending, problem }: { pending: Pending; problem: string }) {
  return (
    <>
      <p class="comment-problem" role="alert">
        {storyPageTexts.notSent} {problem}
      </p>
      <p class="comment-actions">
        <button type="button" class="link-button" data-testid="send-again" onClick={() => void sendAgain(pending)}>
          {storyPageTexts.tryAgain}
        </button>
        <button type="button" class="link-button" onClick={() => discard(pending)}>
          {storyPageTexts.discard}
        </button>
      </p>
    </>
  );
}
