import { fetchCount, fetchStories } from '../net/stories-api.ts';
import { markSeen, newestSeq } from '../state/column-list.ts';
import { showMissed } from '../state/missed.ts';
import { openLists } from '../state/open-lists.ts';
import { keepVisit, lastVisitAt, seenUpTo } from '../state/visit.ts';
import { keepPlaces } from './keep-place.ts';

/** Who was away for less has missed nothing that a list does not show. */
const AWAY_MS = 30 * 60_000;
const GLANCE_AWAY_MS = 5 * 60_000;
const LEAST_STORIES = 20;
const STORYLINES = 8;

let leftAt: number | undefined;
let leftAtSeq = 0;

/** Notes when the reader leaves and what they saw, and tells them afterwards what they missed. */
export function watchVisit(): void {
  if (lastVisitAt !== undefined) void tellMissed(seenUpTo('everything'), lastVisitAt);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') noteLeaving();
    else noteReturn();
  });
  addEventListener('pagehide', () => {
    noteLeaving();
    keepPlaces();
  });
}

function noteLeaving(): void {
  leftAt = Date.now();
  const seen = Object.fromEntries(openLists.peek().map((list) => [list.column.id, newestSeq(list)]));
  leftAtSeq = Math.max(0, ...Object.values(seen));
  keepVisit(seen, leftAt);
}

function noteReturn(): void {
  if (leftAt === undefined || Date.now() - leftAt < GLANCE_AWAY_MS) return;
  for (const list of openLists.peek()) markSeen(list);
  void tellMissed(leftAtSeq, leftAt);
}

async function tellMissed(after: number, since: number): Promise<void> {
  if (after === 0 || Date.now() - since < AWAY_MS) return;
  const [count, page] = await Promise.all([
    fetchCount({}, { after }),
    fetchStories({ filter: {}, sort: 'top', limit: STORYLINES, after }),
  ]).catch(() => []);
  // Without an answer the lists alone have to tell: they hold the same stories.
  if (count && page && count.stories >= LEAST_STORIES) showMissed({ stories: count.stories, top: page.stories, since });
}
