import { v7 as newId } from 'uuid';
import type { Comment } from '../../shared/domain/comment.ts';
import {
  chooseName,
  deleteComment,
  fetchMe,
  onCommentSent,
  patchComment,
  postComment,
  reportComment,
  waitingComments,
  withdrawComment,
} from '../net/comments-api.ts';
import { WriteFailure } from '../net/write-client.ts';
import type { Pending } from '../state/discussion.ts';
import { draftKey, keepDraft, readDraft } from '../state/drafts.ts';
import { addPending, discussion, removePending, showMe, showOwnComment } from '../state/open-discussion.ts';
import { type Outcome, outcomeOf } from './report-outcome.ts';

/** Chooses the reader's name; one that was chosen in another tab stays. */
export function takeName(name: string): Outcome {
  return outcomeOf(async () => {
    try {
      showMe(await chooseName(name));
    } catch (error) {
      if (!(error instanceof WriteFailure) || error.code !== 'name_chosen') throw error;
      showMe(await fetchMe());
    }
  });
}

/** Shows the comment as pending and sends it; the draft is kept until the server or the outbox has it. */
export async function sendComment(parentId: string | null, text: string): Promise<void> {
  // A library makes the id, because `crypto.randomUUID` exists in secure contexts only.
  await send({ clientId: newId(), parentId, text, problem: undefined });
}

/** Sends a failed comment again; the same `clientId` prevents a duplicate. */
export async function sendAgain(pending: Pending): Promise<void> {
  await send({ ...pending, problem: undefined, isQueued: false });
}

/** Discards a pending comment. */
export function discard({ clientId, parentId, text, isQueued }: Pending): void {
  if (isQueued) void withdrawComment(clientId);
  removePending(clientId);
  forgetDraft(parentId, text);
}

/** Changes the text of the reader's own comment. */
export function saveComment(id: string, text: string): Outcome {
  return outcomeOf(async () => showOwnComment(await patchComment(id, text)));
}

/** Deletes the reader's own comment. */
export function takeBack(comment: Comment): Outcome {
  return outcomeOf(async () => {
    await deleteComment(comment.id);
    // The wire soon sends the same with the true revision.
    showOwnComment({ ...comment, text: null, writer: null, removed: 'writer', revision: comment.revision + 1 });
  });
}

/** Reports a comment to the moderators. */
export function callModerator(id: string, reason: string): Outcome {
  return outcomeOf(() => reportComment(id, reason));
}

async function send(pending: Pending): Promise<void> {
  const { storyId } = discussion.peek();
  const { clientId, parentId, text } = pending;
  addPending(pending);
  const problem = await outcomeOf(async () => {
    const comment = await postComment(storyId, { clientId, parentId, text });
    // The outbox has it now, and may have sent it already.
    forgetDraft(parentId, text, storyId);
    if (comment) take(clientId, comment);
    else if (isPending(storyId, clientId)) addPending({ ...pending, isQueued: true });
  });
  if (problem !== undefined && discussion.peek().storyId === storyId) addPending({ ...pending, problem });
}

/** Shows queued comments and what becomes of them; returns a function that stops this. */
export function watchWaiting(storyId: string): () => void {
  void waitingComments(storyId).then((waiting) => {
    for (const draft of waiting) {
      if (!isPending(storyId, draft.clientId)) showQueued(storyId, { ...draft, problem: undefined, isQueued: true });
    }
  });
  return onCommentSent(storyId, (clientId, read) => {
    const pending = discussion.peek().pending.find((one) => one.clientId === clientId);
    void outcomeOf(async () => take(clientId, read())).then((problem) => {
      if (problem !== undefined && pending) addPending({ ...pending, isQueued: false, problem });
    });
  });
}

function showQueued(storyId: string, pending: Pending): void {
  if (discussion.peek().storyId === storyId) addPending(pending);
}

function isPending(storyId: string, clientId: string): boolean {
  const open = discussion.peek();
  return open.storyId === storyId && open.pending.some((one) => one.clientId === clientId);
}

function take(clientId: string, comment: Comment): void {
  removePending(clientId);
  showOwnComment(comment);
}

/** Deletes the draft, unless the reader has changed it meanwhile. */
function forgetDraft(parentId: string | null, text: string, storyId = discussion.peek().storyId): void {
  const key = draftKey(storyId, parentId);
  if (readDraft(key) === text) keepDraft(key, '');
}
