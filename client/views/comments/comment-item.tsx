import type { Comment } from '../../../shared/domain/comment.ts';
import { loadReplies } from '../../actions/read-comments.ts';
import type { CommentNode } from '../../state/discussion.ts';
import { discussion } from '../../state/open-discussion.ts';
import { storyPageTexts } from '../../story-page-texts.ts';
import { texts } from '../../texts.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { StoryTime } from '../story-time.tsx';
import { CommentActions } from './comment-actions.tsx';
import { CommentText } from './comment-text.tsx';
import { PendingItem } from './pending-item.tsx';

/** A comment with its replies. */
export function CommentItem({ node }: { node: CommentNode }) {
  const { comment, replies, pending } = node;
  const isFresh = discussion.value.fresh.has(comment.id);
  return (
    <li>
      <article
        class={isFresh ? 'comment is-new' : 'comment'}
        data-testid="comment"
        data-comment={comment.id}
        tabIndex={-1}
        aria-label={comment.writer?.name}
      >
        {comment.removed ? <Removed by={comment.removed} /> : <Standing comment={comment} />}
      </article>
      {(replies.length > 0 || pending.length > 0) && (
        <ol class="replies">
          {replies.map((reply) => (
            <ErrorBoundary key={reply.comment.id} of={reply} note={texts.notShown} tag="li">
              <CommentItem node={reply} />
            </ErrorBoundary>
          ))}
          {pending.map((one) => (
            <PendingItem key={one.clientId} pending={one} />
          ))}
        </ol>
      )}
      {discussion.value.longThreads.has(comment.id) && <MoreReplies node={node} />}
    </li>
  );
}

function Standing({ comment }: { comment: Comment }) {
  return (
    <>
      <p class="comment-head">
        <strong dir="auto">{comment.writer?.name}</strong>
        <AnswersWhom comment={comment} />
        <StoryTime at={comment.at} />
        {comment.editedAt && <span>({storyPageTexts.edited})</span>}
      </p>
      <CommentText text={comment.text ?? ''} />
      <CommentActions comment={comment} />
    </>
  );
}

/** The deepest level holds replies to replies, where indentation does not show whom a comment answers. */
function AnswersWhom({ comment: { answersId, parentId } }: { comment: Comment }) {
  if (answersId === null || answersId === parentId) return null;
  const name = discussion.value.comments.get(answersId)?.writer?.name;
  return name ? <span dir="auto">{storyPageTexts.answersWhom(name)}</span> : null;
}

function Removed({ by }: { by: NonNullable<Comment['removed']> }) {
  const { removedByWriter, removedByModerator } = storyPageTexts;
  return <p class="comment-removed">{by === 'writer' ? removedByWriter : removedByModerator}</p>;
}

function MoreReplies({ node }: { node: CommentNode }) {
  const newest = (one: CommentNode): number => Math.max(one.comment.no, ...one.replies.map(newest));
  return (
    <button
      type="button"
      class="link-button more-replies"
      onClick={() => void loadReplies(node.comment.id, node.replies.length > 0 ? newest(node) : 0)}
    >
      {storyPageTexts.moreReplies}
    </button>
  );
}
