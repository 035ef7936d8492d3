import type { CommentThread } from '../../domain/comment.ts';
import { NewswireError } from '../../domain/errors.ts';
import { formatPosition } from '../../domain/position.ts';
import type { CommentsQuery } from '../../wire/comment-schema.ts';
import type { CommentsPage, RepliesPage } from '../../wire/comment-shapes.ts';
import { type CommentRow, toComment } from '../db/comment-row.ts';
import { listReplies, listThreadHeads } from '../db/comment-thread-store.ts';
import type { Queryable } from '../db/database.ts';
import { readDiscussion } from '../db/discussion-store.ts';
import { readWireState } from '../db/wire-store.ts';

/** So many answers of a thread come with it, and so many with a page; the others are asked for. */
const REPLIES_WITH_THREAD = 100;
const REPLIES_WITH_PAGE = 400;

/** A page of a story's threads, the newest first. */
export async function readComments(
  db: Queryable,
  storyId: string,
  { before, limit }: Pick<CommentsQuery, 'before' | 'limit'>,
): Promise<CommentsPage> {
  // The position comes first: whatever is written in between is in both, the page and what follows it.
  const { feedId, lastSeq } = await readWireState(db);
  const discussion = await readDiscussion(db, storyId);
  if (!discussion) throw new NewswireError('not_found', `There is no story ${storyId}.`);
  const found = await listThreadHeads(db, storyId, { before, limit: limit + 1 });
  const heads = found.slice(0, limit);
  const ids = heads.map((head) => head.id);
  const most = Math.min(REPLIES_WITH_THREAD, Math.floor(REPLIES_WITH_PAGE / Math.max(1, ids.length)));
  const replies = await listReplies(db, ids, { after: 0, limit: most + 1 });
  return {
    ...discussion,
    threads: heads.map((head) => toThread(head, replies, most)),
    position: formatPosition(feedId, lastSeq),
    next: found.length > limit ? String(heads.at(-1)?.no) : null,
  };
}

/** More answers of one thread, behind the number `after`. */
export async function readReplies(
  db: Queryable,
  threadId: string,
  { after, limit }: { after: number; limit: number },
): Promise<RepliesPage> {
  const rows = await listReplies(db, [threadId], { after, limit: limit + 1 });
  return { replies: rows.slice(0, limit).map(toComment), moreReplies: rows.length > limit };
}

function toThread(head: CommentRow, replies: CommentRow[], most: number): CommentsPage['threads'][number] {
  const own = replies.filter((reply) => reply.thread_id === head.id);
  const moreReplies = own.length > most;
  return { ...hang(head, own.slice(0, most)), moreReplies };
}

/** A removed comment stands only where something that still stands hangs below it. */
function hang(row: CommentRow, all: CommentRow[]): CommentThread {
  const replies = all.filter((reply) => reply.parent_id === row.id).map((reply) => hang(reply, all));
  return { ...toComment(row), replies: replies.filter((reply) => !reply.removed || reply.replies.length > 0) };
}
