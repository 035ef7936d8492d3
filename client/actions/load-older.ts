import { type ColumnList, markOlder, showOlder } from '../state/column-list.ts';
import { fetchPage } from './column-page.ts';
import { readConsistently } from './read-consistently.ts';
import { learnFrom } from './receive-events.ts';
import { retryWhileBusy } from './retry-while-busy.ts';

/** Loads the next older page, unless one is loading or has failed. */
export async function loadOlder(list: ColumnList): Promise<void> {
  if (list.older.peek() === 'idle') await readOlder(list);
}

/** Retries the older page that failed. */
export async function retryOlder(list: ColumnList): Promise<void> {
  if (list.older.peek() === 'failed') await readOlder(list);
}

async function readOlder(list: ColumnList): Promise<void> {
  const { next } = list.list.peek();
  if (next === null || list.snapshot.peek() !== 'ready') return;
  const { signal } = list.run;
  markOlder(list, 'loading');
  const page = await readConsistently(list, () => retryWhileBusy(() => fetchPage(list, signal, next), signal)).catch(
    () => undefined,
  );
  if (signal.aborted) return;
  // The stale stories left meanwhile, so this page no longer adjoins the list.
  if (list.list.peek().next !== next) return markOlder(list, 'idle');
  if (!page) return markOlder(list, 'failed');
  showOlder(list, page);
  learnFrom(page.stories);
}
