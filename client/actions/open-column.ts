import type { StoriesPage } from '../../shared/contract/http-shapes.ts';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { HttpFailure } from '../net/http-client.ts';
import { firstStories } from '../net/stories-api.ts';
import { beginSnapshot, type ColumnList, failSnapshot, refreshCards, showSnapshot } from '../state/column-list.ts';
import { idleAt } from '../state/following.ts';
import { openLists } from '../state/open-lists.ts';
import { fetchPage, firstRequest } from './column-page.ts';
import { follow } from './follow-column.ts';
import { learnFrom } from './receive-events.ts';
import { retryWhileBusy } from './retry-while-busy.ts';
import { isIdle } from './reveal-when-idle.ts';
import { restoreScrollPosition } from './save-scroll-position.ts';

/** Loads a column's first page, or restores it after a reload, and follows it from its position. */
export async function openColumn(list: ColumnList): Promise<void> {
  const restored = restoreScrollPosition(list);
  if (restored === undefined) {
    beginSnapshot(list);
    const page = (list.column.isPast ? undefined : firstStories(firstRequest(list))) ?? (await waitForFirst(list));
    if (list.run.signal.aborted) return;
    if (!page) return failSnapshot(list);
    showSnapshot(list, page);
    learnFrom(page.stories);
    list.following.value = idleAt(page.position);
  } else list.following.value = idleAt(restored);
  await follow(list);
}

/** The connection is back: follows every column again, and retries first pages that failed. */
export function resumeColumns(): void {
  for (const list of openLists.peek()) {
    if (list.snapshot.peek() === 'failed') {
      if (list.refusal.peek() === null) void openColumn(list);
    } else void follow(list);
  }
}

/** Refreshes columns of top storylines: the whole list when the reader is idle at its top, else only its cards. */
export async function refreshTops(): Promise<void> {
  for (const list of openLists.peek()) {
    if (list.column.sort !== 'top' || list.column.isPast || list.snapshot.peek() !== 'ready') continue;
    const page = await readFirst(list);
    if (!page) continue;
    if (isIdle(list)) showSnapshot(list, page);
    else refreshCards(list, page.stories);
  }
}

/** Retries while the server is busy; a refused filter is noted, since a retry would not help. */
async function waitForFirst(list: ColumnList): Promise<StoriesPage | undefined> {
  const { signal } = list.run;
  list.refusal.value = null;
  try {
    return await retryWhileBusy(() => fetchPage(list, signal), signal);
  } catch (error) {
    if (error instanceof HttpFailure && (error.status === 400 || error.status === 422)) {
      list.refusal.value = { code: error.code, fields: error.fields };
    }
    return undefined;
  }
}

function readFirst(list: ColumnList): Promise<StoriesPage | undefined> {
  return fetchPage(list, list.run.signal).catch(noAnswer);
}
