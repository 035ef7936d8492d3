import type { Comment } from '../../shared/domain/comment.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { toComment } from '../../shared/node/db/comment/comment-row.ts';
import { setHidden } from '../../shared/node/db/comment/comment-store.ts';
import { blockCommenter, findCommenter, unblockCommenter } from '../../shared/node/db/comment/commenter-store.ts';
import { setClosed } from '../../shared/node/db/comment/discussion-store.ts';
import { logModeration } from '../../shared/node/db/comment/moderation-log-store.ts';
import { settleReports } from '../../shared/node/db/comment/report-store.ts';
import { type Database, inTransaction, type Queryable } from '../../shared/node/db/database.ts';
import { holdComment, holdDiscussion, recordComment, recordSwitch } from './record-discussion.ts';

/** Who moderates what, and why. */
export interface Moderation {
  publisherId: string;
  /** The key or the person. */
  callerId: string;
  id: string;
  reason: string;
}

/** Hides a comment or restores it; either way its reports are settled. */
export async function setCommentHidden(db: Database, act: Moderation, hidden: boolean): Promise<Comment> {
  return inTransaction(db, async (tx) => {
    const { row, discussion } = await holdComment(tx, act.id);
    if (row.deleted_at) throw new NewswireError('comment_removed', 'Its writer has deleted it.');
    await settleReports(tx, row.id);
    const changes = (row.hidden_at !== null) !== hidden;
    if (changes) await setHidden(tx, row.id, hidden);
    await logModeration(tx, {
      ...entryOf(act, hidden ? 'comment.hidden' : changes ? 'comment.restored' : 'comment.kept', 'comment'),
      details: { storyId: row.story_id, writer: { id: row.commenter_id, name: row.commenter_name }, text: row.text },
    });
    if (!changes) return toComment(row);
    const event = hidden
      ? ({ type: 'comment.removed', change: -1 } as const)
      : ({ type: 'comment.changed', change: 1 } as const);
    return toComment(await recordComment(tx, { ...event, id: row.id }, discussion));
  });
}

/** Closes or reopens the discussion of a story; existing comments stay. */
export async function setDiscussionClosed(db: Database, act: Moderation, close: boolean): Promise<void> {
  await inTransaction(db, async (tx) => {
    const discussion = await holdDiscussion(tx, act.id);
    const closed = close ? { at: new Date().toISOString(), reason: act.reason } : null;
    await setClosed(tx, act.id, closed);
    await logModeration(tx, entryOf(act, close ? 'discussion.closed' : 'discussion.opened', 'story'));
    await recordSwitch(tx, act.id, closed, discussion);
  });
}

/** Blocks a commenter until a date, or for good when `until` is null. */
export async function blockWriter(db: Database, act: Moderation, until: Date | null): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await blockCommenter(tx, act.id, { reason: act.reason, until }))) throw nobody(act.id);
    await logModeration(tx, {
      ...entryOf(act, 'commenter.blocked', 'commenter'),
      details: { until: until?.toISOString() ?? null, name: await nameOf(tx, act.id) },
    });
  });
}

export async function unblockWriter(db: Database, act: Moderation): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await unblockCommenter(tx, act.id))) throw nobody(act.id);
    const details = { name: await nameOf(tx, act.id) };
    await logModeration(tx, { ...entryOf(act, 'commenter.unblocked', 'commenter'), details });
  });
}

async function nameOf(tx: Queryable, id: string): Promise<string | undefined> {
  return (await findCommenter(tx, id))?.name;
}

function entryOf({ publisherId, callerId, id, reason }: Moderation, action: string, type: string) {
  return { publisherId, callerId, action, subject: { type, id }, reason };
}

function nobody(id: string): NewswireError {
  return new NewswireError('not_found', `There is no commenter ${id}.`);
}
