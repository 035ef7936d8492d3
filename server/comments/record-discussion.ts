import { NewswireError } from '../../shared/domain/errors.ts';
import type { CommentEvent, DiscussionSwitched } from '../../shared/domain/wire-event.ts';
import { type CommentRow, toComment } from '../../shared/node/db/comment/comment-row.ts';
import { findComment } from '../../shared/node/db/comment/comment-store.ts';
import { countComments, type Discussion, lockDiscussion } from '../../shared/node/db/comment/discussion-store.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { addEvent } from '../../shared/node/db/wire/event-store.ts';
import { currentTrace } from '../../shared/node/telemetry/tracing/trace-context.ts';

/** A comment and its discussion, which stays locked until the transaction ends. */
export interface HeldComment {
  row: CommentRow;
  discussion: Discussion;
}

/** Locks the discussion of a story; throws `not_found` when no such story was released. */
export async function holdDiscussion(tx: Queryable, storyId: string): Promise<Discussion> {
  const discussion = await lockDiscussion(tx, storyId);
  if (!discussion) throw new NewswireError('not_found', `There is no story ${storyId}.`);
  return discussion;
}

/** Locks a comment's discussion and reads the comment; throws `not_found` when it does not exist. */
export async function holdComment(tx: Queryable, id: string): Promise<HeldComment> {
  const found = await findComment(tx, id);
  if (!found) throw new NewswireError('not_found', `There is no comment ${id}.`);
  const discussion = await holdDiscussion(tx, found.story_id);
  // Read again: it could change until the discussion was locked.
  return { discussion, row: await mustFind(tx, id) };
}

/** Updates the comment count and adds the event to the wire; returns the comment as it is now. */
export async function recordComment(
  tx: Queryable,
  { type, id, change }: { type: CommentEvent['type']; id: string; change: -1 | 0 | 1 },
  discussion: Discussion,
): Promise<CommentRow> {
  const row = await mustFind(tx, id);
  await countComments(tx, row.story_id, change);
  await addEvent(tx, {
    type,
    storyId: row.story_id,
    submissionId: null,
    payload: { storyId: row.story_id, comments: discussion.comments + change, comment: toComment(row) },
    keys: { now: discussion.keys, ...traceKey() },
  });
  return row;
}

/** Adds a `discussion.closed` or `discussion.opened` event to the wire. */
export async function recordSwitch(
  tx: Queryable,
  storyId: string,
  closed: DiscussionSwitched['closed'],
  discussion: Discussion,
): Promise<void> {
  await addEvent(tx, {
    type: closed ? 'discussion.closed' : 'discussion.opened',
    storyId,
    submissionId: null,
    payload: { storyId, comments: discussion.comments, closed },
    keys: { now: discussion.keys, ...traceKey() },
  });
}

function traceKey(): { trace?: string } {
  const trace = currentTrace();
  return trace === undefined ? {} : { trace };
}

async function mustFind(tx: Queryable, id: string): Promise<CommentRow> {
  const row = await findComment(tx, id);
  if (!row) throw new NewswireError('not_found', `There is no comment ${id}.`);
  return row;
}
