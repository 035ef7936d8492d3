import { PAGE_STORIES } from '../../shared/wire/first-answers.ts';
import { fetchStories } from '../net/stories-api.ts';
import { type ColumnList, markOlder, showOlder } from '../state/column-list.ts';
import { patiently } from './patiently.ts';
import { readUndisturbed } from './read-undisturbed.ts';
import { learnFrom } from './receive-events.ts';

/** Reads the next older page, unless one is on its way or failed. */
export async function loadOlder(list: ColumnList): Promise<void> {
  if (list.older.peek() === 'idle') await readOlder(list);
}

/** Reads the older page again that failed. */
export async function retryOlder(list: ColumnList): Promise<void> {
  if (list.older.peek() === 'failed') await readOlder(list);
}

async function readOlder(list: ColumnList): Promise<void> {
  const { next } = list.list.peek();
  if (next === null || list.snapshot.peek() !== 'ready') return;
  const { signal } = list.run;
  const { filter, sort } = list.column;
  markOlder(list, 'loading');
  const request = { filter, sort, limit: PAGE_STORIES, before: next };
  const page = await readUndisturbed(list, () => patiently(() => fetchStories(request, signal), signal)).catch(
    () => undefined,
  );
  if (signal.aborted) return;
  // The stale part of the page left meanwhile, and with it the place where this page belonged.
  if (list.list.peek().next !== next) return markOlder(list, 'idle');
  if (!page) return markOlder(list, 'failed');
  showOlder(list, page);
  learnFrom(page.stories);
}
