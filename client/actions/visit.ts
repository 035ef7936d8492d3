import { fetchCount, fetchStories } from '../net/stories-api.ts';
import { markSeen, newestSeq } from '../state/column-list.ts';
import { showMissed } from '../state/missed.ts';
import { openLists } from '../state/open-lists.ts';
import { keepVisit, lastVisitAt, seenUpTo } from '../state/visit.ts';
import { saveScrollPositions } from './save-scroll-position.ts';

/** After a shorter absence, the lists show everything that was missed. */
const AWAY_MS = 30 * 60_000;
const GLANCE_AWAY_MS = 5 * 60_000;
const LEAST_STORIES = 20;
const STORYLINES = 8;

let leftAt: number | undefined;
let leftAtSeq = 0;

/** Notes what the reader has seen when they leave, and shows what they missed when they return. */
export function watchVisit(): void {
  if (lastVisitAt !== undefined) void tellMissed(seenUpTo('everything'), lastVisitAt);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') noteLeaving();
    else noteReturn();
  });
  addEventListener('pagehide', () => {
    noteLeaving();
    saveScrollPositions();
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
  // When this fails, the lists still have the same stories.
  if (!count || !page || count.stories < LEAST_STORIES) return;
  const { loadMissedNews } = await import('./load-missed-news.ts');
  showMissed({ stories: count.stories, top: page.stories, news: await loadMissedNews(page.stories), since });
}
