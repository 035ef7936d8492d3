import type { CommentsQuery } from '../../shared/contract/comment-schema.ts';
import type { CommentsPage, RepliesPage } from '../../shared/contract/comment-shapes.ts';
import type { CommentThread } from '../../shared/domain/comment.ts';
import { formatPosition } from '../../shared/domain/position.ts';
import { type CommentRow, toComment } from '../../shared/node/db/comment/comment-row.ts';
import { readDiscussion } from '../../shared/node/db/comment/discussion-store.ts';
import { listReplies, listThreadHeads } from '../../shared/node/db/comment/thread-store.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import { missingStory } from '../../shared/node/takedown/taken-down.ts';

/** At most this many replies come with a thread and with a page; clients request the rest. */
const REPLIES_WITH_THREAD = 100;
const REPLIES_WITH_PAGE = 400;

/** A page of a story's threads, newest first. */
export async function readComments(
  db: Queryable,
  storyId: string,
  { before, limit }: Pick<CommentsQuery, 'before' | 'limit'>,
): Promise<CommentsPage> {
  // Read the position first: a comment written in between is then in both the page and the events that follow.
  const { wireId, lastSeq } = await readWireState(db);
  const discussion = await readDiscussion(db, storyId);
  if (!discussion) throw await missingStory(db, storyId);
  const found = await listThreadHeads(db, storyId, { before, limit: limit + 1 });
  const heads = found.slice(0, limit);
  const ids = heads.map((head) => head.id);
  const most = Math.min(REPLIES_WITH_THREAD, Math.floor(REPLIES_WITH_PAGE / Math.max(1, ids.length)));
  const replies = await listReplies(db, ids, { after: 0, limit: most + 1 });
  return {
    ...discussion,
    threads: heads.map((head) => toThread(head, replies, most)),
    position: formatPosition(wireId, lastSeq),
    next: found.length > limit ? String(heads.at(-1)?.no) : null,
  };
}

/** More replies of one thread, after reply number `after`. */
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

/** Leaves out removed comments unless visible replies hang below them. */
function hang(row: CommentRow, all: CommentRow[]): CommentThread {
  const replies = all.filter((reply) => reply.parent_id === row.id).map((reply) => hang(reply, all));
  return { ...toComment(row), replies: replies.filter((reply) => !reply.removed || reply.replies.length > 0) };
}
