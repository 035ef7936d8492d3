import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { isDiscussionEvent } from '../../shared/domain/wire-event.ts';
import { fetchComments, fetchMe, fetchReplies } from '../net/comments-api.ts';
import {
  beginDiscussion,
  discussion,
  failComments,
  markOlderComments,
  me,
  showComments,
  showLastMe,
  showMe,
  showOlderComments,
  showReplies,
  showWaitingComments,
  takeDiscussionEvents,
} from '../state/open-discussion.ts';
import { retryWhileBusy } from './retry-while-busy.ts';
import { hearFrom, listenToStory } from './watch-story.ts';
import { watchWaiting } from './write-comment.ts';

let reading = new AbortController();
let isInSight = false;

/** Opens a story's discussion; returns a function that closes it. */
export function openDiscussion(storyId: string): () => void {
  beginDiscussion(storyId);
  isInSight = false;
  const stopListening = listenToStory(storyId, {
    events(events) {
      takeDiscussionEvents(events.filter(isDiscussionEvent));
      revealUnseen();
    },
    reset: () => void reloadComments(),
  });
  void reloadComments();
  if (me.peek() === undefined) void fetchMe().then(showMe, showLastMe);
  const stopWaiting = watchWaiting(storyId);
  return () => {
    stopListening();
    stopWaiting();
    reading.abort();
  };
}

/** Loads the first page; what is on the page stays. */
export async function reloadComments(): Promise<void> {
  const { storyId } = discussion.peek();
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  const page = await retryWhileBusy(() => fetchComments(storyId, null, signal), signal).catch(noAnswer);
  if (signal.aborted) return;
  if (!page) return failComments();
  showComments(page);
  hearFrom(storyId, page.position);
  revealUnseen();
}

/** Loads the next page. */
export async function loadOlderComments(): Promise<void> {
  const { storyId, next, older } = discussion.peek();
  if (next === null || older === 'loading') return;
  markOlderComments('loading');
  const { signal } = reading;
  const page = await retryWhileBusy(() => fetchComments(storyId, next, signal), signal).catch(noAnswer);
  if (signal.aborted) return markOlderComments('idle');
  if (page) showOlderComments(page);
  else markOlderComments('failed');
}

/** Loads more replies of a long thread. */
export async function loadReplies(threadId: string, after: number): Promise<void> {
  const { signal } = reading;
  const { storyId } = discussion.peek();
  const thread = { id: threadId, after };
  const page = await retryWhileBusy(() => fetchReplies(storyId, thread, signal), signal).catch(noAnswer);
  if (page && !signal.aborted) showReplies(threadId, page);
}

/** Notes whether the comments are in view; while they are not, new ones are shown at once. */
export function noteCommentsInSight(inSight: boolean): void {
  isInSight = inSight;
  revealUnseen();
}

function revealUnseen(): void {
  if (!isInSight || discussion.peek().comments.size === discussion.peek().waiting.size) showWaitingComments();
}
