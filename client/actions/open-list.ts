import { fetchStories } from '../net/stories-api.ts';
import { startAt } from '../state/connection.ts';
import { beginList, failSnapshot, listTopics, showSnapshot, snapshotStatus } from '../state/list.ts';
import { follow, leaveChannel } from './channel.ts';
import { learnFrom } from './receive-events.ts';

export const PAGE_STORIES = 30;

let run = new AbortController();

/** Ends with the list that is open now. */
export function listSignal(): AbortSignal {
  return run.signal;
}

/** Leaves the old list, reads the first page for these topics, and follows from its position. */
export async function openList(any: readonly string[]): Promise<void> {
  run.abort();
  run = new AbortController();
  const { signal } = run;
  beginList(any);
  const hasLeft = leaveChannel();
  const page = await fetchStories({ any, limit: PAGE_STORIES }, signal).catch(() => undefined);
  if (signal.aborted) return;
  if (!page) return failSnapshot();
  showSnapshot(page);
  learnFrom(page.stories);
  await hasLeft;
  if (signal.aborted) return;
  startAt(page.position);
  await follow();
}

/** Reads the first page again after it failed. */
export function retryList(): Promise<void> {
  return openList(listTopics.peek());
}

/** The connection is back: follow on, or read the first page that did not come before. */
export function resumeList(): Promise<void> {
  return snapshotStatus.peek() === 'failed' ? retryList() : follow();
}
