import type { StoriesPage } from '../../shared/wire/http-shapes.ts';
import { fetchStories } from '../net/stories-api.ts';
import { listTopics, markOlder, olderStatus, showOlder, snapshotStatus, storyList } from '../state/list.ts';
import { listSignal, PAGE_STORIES } from './open-list.ts';
import { readUndisturbed } from './read-undisturbed.ts';
import { learnFrom } from './receive-events.ts';

/** Reads the next older page, unless one is on its way or failed. */
export async function loadOlder(): Promise<void> {
  if (olderStatus.peek() === 'idle') await readOlder();
}

/** Reads the older page again that failed. */
export async function retryOlder(): Promise<void> {
  if (olderStatus.peek() === 'failed') await readOlder();
}

async function readOlder(): Promise<void> {
  const { next } = storyList.peek();
  if (next === null || snapshotStatus.peek() !== 'ready') return;
  const signal = listSignal();
  markOlder('loading');
  const page = await readUndisturbed(() => fetchPage(next, signal)).catch(() => undefined);
  if (signal.aborted) return;
  // The stale part of the page left meanwhile, and with it the place where this page belonged.
  if (storyList.peek().next !== next) return markOlder('idle');
  if (!page) return markOlder('failed');
  showOlder(page);
  learnFrom(page.stories);
}

function fetchPage(before: string, signal: AbortSignal): Promise<StoriesPage> {
  return fetchStories({ any: listTopics.peek(), limit: PAGE_STORIES, before }, signal);
}
