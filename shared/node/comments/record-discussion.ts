import { NewswireError } from '../../domain/errors.ts';
import type { CommentEvent, DiscussionSwitched } from '../../domain/wire-event.ts';
import { type CommentRow, toComment } from '../db/comment-row.ts';
import { findComment } from '../db/comment-store.ts';
import type { Queryable } from '../db/database.ts';
import { countComments, type Discussion, lockDiscussion } from '../db/discussion-store.ts';
import { addEvent } from '../db/event-store.ts';
import { currentTrace } from '../telemetry/tracing/trace-context.ts';

/** A comment with the discussion that it stands in, which is ours until the transaction ends. */
export interface HeldComment {
  row: CommentRow;
  discussion: Discussion;
}

/** Holds the discussion of a story; throws `not_found` when no such story was released. */
export async function holdDiscussion(tx: Queryable, storyId: string): Promise<Discussion> {
  const discussion = await lockDiscussion(tx, storyId);
  if (!discussion) throw new NewswireError('not_found', `There is no story ${storyId}.`);
  return discussion;
}

/** Holds a comment and its discussion; throws `not_found` when there is none. */
export async function holdComment(tx: Queryable, id: string): Promise<HeldComment> {
  const found = await findComment(tx, id);
  if (!found) throw new NewswireError('not_found', `There is no comment ${id}.`);
  const discussion = await holdDiscussion(tx, found.story_id);
  // Read again: until the discussion was ours, anyone could change it.
  return { discussion, row: await mustFind(tx, id) };
}

/** Counts what changed and puts it on the wire; returns the comment as it is now. */
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

/** Says on the wire that the discussion was closed or opened. */
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
