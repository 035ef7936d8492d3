import { PAGE_STORIES, type StoriesRequest } from '../../shared/wire/first-answers.ts';
import type { StoriesPage } from '../../shared/wire/http-shapes.ts';
import { HttpFailure } from '../net/http-client.ts';
import { fetchStories, firstStories } from '../net/stories-api.ts';
import { beginSnapshot, type ColumnList, failSnapshot, refreshCards, showSnapshot } from '../state/column-list.ts';
import { idleAt } from '../state/following.ts';
import { openLists } from '../state/open-lists.ts';
import { follow } from './follow-column.ts';
import { restorePlace } from './keep-place.ts';
import { patiently } from './patiently.ts';
import { isCalm } from './reader-calm.ts';
import { learnFrom } from './receive-events.ts';

/** Reads the first page of a column, or takes up where a reload left it, and follows from its position. */
export async function openColumn(list: ColumnList): Promise<void> {
  const restored = restorePlace(list);
  if (restored === undefined) {
    beginSnapshot(list);
    const page = firstStories(firstRequest(list)) ?? (await waitForFirst(list));
    if (list.run.signal.aborted) return;
    if (!page) return failSnapshot(list);
    showSnapshot(list, page);
    learnFrom(page.stories);
    list.following.value = idleAt(page.position);
  } else list.following.value = idleAt(restored);
  await follow(list);
}

/** The connection is back: every column follows on, or reads the first page that did not come before. */
export function resumeColumns(): void {
  for (const list of openLists.peek()) {
    if (list.snapshot.peek() === 'failed') {
      if (list.refusal.peek() === null) void openColumn(list);
    } else void follow(list);
  }
}

/** Brings the columns of top storylines up to date: anew where the reader is at rest at the top, else card by card. */
export async function refreshTops(): Promise<void> {
  for (const list of openLists.peek()) {
    if (list.column.sort !== 'top' || list.snapshot.peek() !== 'ready') continue;
    const page = await readFirst(list);
    if (!page) continue;
    if (isCalm(list)) showSnapshot(list, page);
    else refreshCards(list, page.stories);
  }
}

/** Waits for a server that has no time; a filter that it does not take is noted, for no other try will change that. */
async function waitForFirst(list: ColumnList): Promise<StoriesPage | undefined> {
  const { signal } = list.run;
  list.refusal.value = null;
  try {
    return await patiently(() => fetchStories(firstRequest(list), signal), signal);
  } catch (error) {
    if (error instanceof HttpFailure && (error.status === 400 || error.status === 422)) {
      list.refusal.value = { code: error.code, fields: error.fields };
    }
    return undefined;
  }
}

function readFirst(list: ColumnList): Promise<StoriesPage | undefined> {
  return fetchStories(firstRequest(list), list.run.signal).catch(() => undefined);
}

function firstRequest({ column: { filter, sort } }: ColumnList): StoriesRequest {
  return { filter, sort, limit: PAGE_STORIES };
}
