import { useEffect, useRef } from 'preact/hooks';
import { loadOlderComments, noteCommentsInSight, openDiscussion, reloadComments } from '../../actions/read-comments.ts';
import { discussion, pendingThreads, threads } from '../../state/open-discussion.ts';
import { storyPageTexts } from '../../story-page-texts.ts';
import { texts } from '../../texts.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { RetryNotice } from '../retry-notice.tsx';
import { useIntersection } from '../use-intersection.ts';
import { waitingText } from '../waiting-text.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentItem } from './comment-item.tsx';
import { NewComments } from './new-comments.tsx';
import { PendingItem } from './pending-item.tsx';

/** The live discussion of a story. */
export function DiscussionView({ storyId }: { storyId: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => openDiscussion(storyId), [storyId]);
  useIntersection(place, '0px', noteCommentsInSight);
  // Until then, the state is that of the previous story.
  const isOpen = discussion.value.storyId === storyId;
  return (
    <div class="discussion" ref={place} data-testid="discussion" data-status={discussion.value.status}>
      {isOpen && <OpenDiscussion />}
    </div>
  );
}

function OpenDiscussion() {
  const { closed } = discussion.value;
  return (
    <>
      {closed ? <Closed reason={closed.reason} /> : <CommentForm parentId={null} label={storyPageTexts.writeComment} />}
      <Threads />
      <NewComments />
    </>
  );
}

function Closed({ reason }: { reason: string }) {
  return (
    <p class="comments-closed" data-testid="comments-closed">
      {storyPageTexts.commentsClosed} <q dir="auto">{reason}</q>
    </p>
  );
}

function Threads() {
  const { status, closed } = discussion.value;
  if (status === 'failed') {
    return (
      <>
        <ol class="threads">
          <PendingThreads />
        </ol>
        <RetryNotice text={storyPageTexts.commentsFailed} retry={() => void reloadComments()} />
      </>
    );
  }
  if (status === 'loading') {
    return (
      <p class="comments-none is-late" role="status">
        {waitingText(storyPageTexts.commentsLoading)}
      </p>
    );
  }
  const isEmpty = threads.value.length + pendingThreads.value.length === 0;
  if (isEmpty) return closed ? null : <p class="comments-none">{storyPageTexts.commentsNone}</p>;
  return (
    <>
      <ol class="threads">
        <PendingThreads />
        {threads.value.map((node) => (
          <ErrorBoundary key={node.comment.id} of={node} note={texts.notShown} tag="li">
            <CommentItem node={node} />
          </ErrorBoundary>
        ))}
      </ol>
      <Older />
    </>
  );
}

function PendingThreads() {
  return (
    <>
      {pendingThreads.value.map((pending) => (
        <PendingItem key={pending.clientId} pending={pending} />
      ))}
    </>
  );
}

function Older() {
  const { next, older } = discussion.value;
  if (next === null) return null;
  if (older === 'failed') {
    return <RetryNotice text={storyPageTexts.commentsFailed} retry={() => void loadOlderComments()} />;
  }
  return (
    <>
      <button
        type="button"
        class="button comments-older"
        disabled={older === 'loading'}
        onClick={() => void loadOlderComments()}
      >
        {storyPageTexts.moreComments}
      </button>
      {older === 'loading' && (
        <p class="small-notice is-late" role="status">
          {waitingText(storyPageTexts.commentsLoading)}
        </p>
      )}
    </>
  );
}
