import type { StoryCard } from '../../shared/domain/story.ts';
import { mergeCards, newestFirst, type StoryList } from './story-list.ts';

/** The newest part of the wire, loaded again. */
export interface Refreshed {
  stories: readonly StoryCard[];
  next: string | null;
}

/**
 * Merges a list with the newest part of the wire, loaded again after a gap. Stories on the page that are no longer
 * adjacent to that part become stale, because stories may be missing in between. `known` are the ids that were held
 * before loading began; stories that came live since then are adjacent.
 */
export function refreshList(
  list: StoryList,
  fetched: Refreshed,
  known: ReadonlySet<string>,
  keepOlder: boolean,
): StoryList {
  const lastSeq = list.cards.get(list.shown.at(-1) ?? '')?.seq ?? 0;
  const isJoined = keepOlder && reachesDown(fetched, lastSeq);
  // Stories below the page's last one come with their own page.
  const read = isJoined ? fetched.stories.filter((story) => story.seq >= lastSeq) : fetched.stories;
  const cards = mergeCards(list.cards, read);
  const readIds = new Set(read.map((story) => story.id));
  const isCutOff = (id: string): boolean => !isJoined && known.has(id) && !readIds.has(id);
  const onPage = new Set(list.shown);
  const arrived = [...list.waiting, ...readIds].filter((id) => !onPage.has(id) && !isCutOff(id));
  const stale = new Set(list.shown.filter(isCutOff));
  // An empty page has no cursor of its own.
  const next = list.shown.length === 0 ? fetched.next : list.next;
  return { ...list, cards, waiting: newestFirst(arrived, cards), stale, next, nextAfterStale: fetched.next };
}

/** True when the loaded part reaches the page's last story or the end of the wire. */
function reachesDown(fetched: Refreshed, lastSeq: number): boolean {
  return fetched.next === null || fetched.stories.some((story) => story.seq <= lastSeq);
}
