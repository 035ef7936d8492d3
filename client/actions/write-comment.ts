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
import { draftPlace, keepDraft, readDraft } from '../state/drafts.ts';
import { addPending, discussion, removePending, showMe, showOwnComment } from '../state/open-discussion.ts';
import { type Outcome, told } from './told.ts';

/** Chooses the name that the reader writes under; one that was chosen in another tab stays. */
export function takeName(name: string): Outcome {
  return told(async () => {
    try {
      showMe(await chooseName(name));
    } catch (error) {
      if (!(error instanceof WriteFailure) || error.code !== 'name_chosen') throw error;
      showMe(await fetchMe());
    }
  });
}

/** Shows the comment at once and sends it; its draft is kept until the server has it. */
export async function sendComment(parentId: string | null, text: string): Promise<void> {
  // Made by a library: the browser's own needs a page that came encrypted.
  await send({ clientId: newId(), parentId, text, problem: undefined });
}

/** Sends again what was not taken; the server knows it if it had come after all. */
export async function sendAgain(pending: Pending): Promise<void> {
  await send({ ...pending, problem: undefined, isQueued: false });
}

/** Gives up what was not taken. */
export function discard({ clientId, parentId, text, isQueued }: Pending): void {
  if (isQueued) void withdrawComment(clientId);
  removePending(clientId);
  forgetDraft(parentId, text);
}

/** Gives the reader's own comment another text. */
export function saveComment(id: string, text: string): Outcome {
  return told(async () => showOwnComment(await patchComment(id, text)));
}

/** Takes back the reader's own comment. */
export function takeBack(comment: Comment): Outcome {
  return told(async () => {
    await deleteComment(comment.id);
    // The wire says the same in a moment, with the true revision.
    showOwnComment({ ...comment, text: null, writer: null, removed: 'writer', revision: comment.revision + 1 });
  });
}

/** Calls a moderator. */
export function callModerator(id: string, reason: string): Outcome {
  return told(() => reportComment(id, reason));
}

async function send(pending: Pending): Promise<void> {
  const { storyId } = discussion.peek();
  const { clientId, parentId, text } = pending;
  addPending(pending);
  const problem = await told(async () => {
    const comment = await postComment(storyId, { clientId, parentId, text });
    // The outbox keeps it now; it may even have been sent from there already.
    forgetDraft(parentId, text, storyId);
    if (comment) take(clientId, comment);
    else if (isPending(storyId, clientId)) addPending({ ...pending, isQueued: true });
  });
  if (problem !== undefined && discussion.peek().storyId === storyId) addPending({ ...pending, problem });
}

/** Shows what waits to be sent, and what becomes of it; returns how to stop. */
export function watchWaiting(storyId: string): () => void {
  void waitingComments(storyId).then((waiting) => {
    for (const draft of waiting) {
      if (!isPending(storyId, draft.clientId)) showQueued(storyId, { ...draft, problem: undefined, isQueued: true });
    }
  });
  return onCommentSent(storyId, (clientId, read) => {
    const pending = discussion.peek().pending.find((one) => one.clientId === clientId);
    void told(async () => take(clientId, read())).then((problem) => {
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

/** What the reader has begun meanwhile stays. */
function forgetDraft(parentId: string | null, text: string, storyId = discussion.peek().storyId): void {
  const place = draftPlace(storyId, parentId);
  if (readDraft(place) === text) keepDraft(place, '');
}
