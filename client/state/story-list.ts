import type { StoryCard } from '../../shared/domain/story.ts';
import type { StoriesPage } from '../../shared/wire/http-shapes.ts';

/** The stories that one list holds: those on the page, and those that wait until the reader asks. */
export interface StoryList {
  cards: ReadonlyMap<string, StoryCard>;
  /** Ids on the page, newest first. */
  shown: readonly string[];
  /** Ids behind the pill, newest first. */
  waiting: readonly string[];
  /** Ids that came onto the page last, so that they can slide in. */
  fresh: ReadonlySet<string>;
  /** Ids on the page that newer knowledge has cut off from the rest; they leave when the waiting ones are shown. */
  stale: ReadonlySet<string>;
  /** Where the next older page begins; null at the end of the wire. */
  next: string | null;
  /** Where older pages begin once the stale ones have left. */
  nextAfterStale: string | null;
  /** How many changes to stories that we don't hold went by: a page that was fetched meanwhile may lack them. */
  missed: number;
}

/** More than this at once is no arrival to watch but a new page. */
const SLIDE_IN_MAX = 12;

/** A list that holds nothing. */
export function emptyList(): StoryList {
  return {
    cards: new Map(),
    shown: [],
    waiting: [],
    fresh: new Set(),
    stale: new Set(),
    next: null,
    nextAfterStale: null,
    missed: 0,
  };
}

/** A new list from the first page. */
export function listFromPage(page: StoriesPage): StoryList {
  const cards = mergeCards(new Map(), page.stories);
  return { ...emptyList(), cards, shown: newestFirst(cards.keys(), cards), next: page.next };
}

/** Adds the next older page below. */
export function appendPage(list: StoryList, page: StoriesPage): StoryList {
  const cards = mergeCards(list.cards, page.stories);
  const added = page.stories.map((story) => story.id).filter((id) => !list.waiting.includes(id));
  const stale = list.stale.size === 0 ? list.stale : new Set([...list.stale, ...added]);
  return { ...list, cards, stale, shown: newestFirst([...list.shown, ...added], cards), next: page.next };
}

/** Puts the waiting stories onto the page, and takes the stale ones off it. */
export function revealWaiting(list: StoryList): StoryList {
  const kept = list.shown.filter((id) => !list.stale.has(id));
  const shown = newestFirst([...list.waiting, ...kept], list.cards);
  const cards = list.stale.size === 0 ? list.cards : onlyCards(list.cards, shown);
  const next = list.stale.size === 0 ? list.next : list.nextAfterStale;
  const fresh = new Set(list.waiting.length > SLIDE_IN_MAX ? [] : list.waiting);
  return { ...list, cards, shown, waiting: [], fresh, stale: new Set(), next };
}

/** Forgets which stories came last, so that they don't slide in a second time. */
export function settleFresh(list: StoryList): StoryList {
  return list.fresh.size === 0 ? list : { ...list, fresh: new Set() };
}

/** How many stories wait that one would want to read: a story that was retracted meanwhile is not counted. */
export function countWaiting(list: StoryList): number {
  return list.waiting.filter((id) => !list.cards.get(id)?.retracted).length;
}

/** True when waiting or stale stories would change the page if they were let in. */
export function hasWaiting(list: StoryList): boolean {
  return list.waiting.length > 0 || list.stale.size > 0;
}

/** Takes each card unless a newer revision of it is already held. */
export function mergeCards(
  held: ReadonlyMap<string, StoryCard>,
  stories: readonly StoryCard[],
): ReadonlyMap<string, StoryCard> {
  const merged = new Map(held);
  for (const story of stories) merged.set(story.id, newerCard(merged.get(story.id), story));
  return merged;
}

/** The card with the higher revision; of two equal ones the one that came later, whose counts are fresher. */
export function newerCard(held: StoryCard | undefined, incoming: StoryCard): StoryCard {
  return held && held.revision > incoming.revision ? held : incoming;
}

/** Distinct ids in the order of the wire, newest first. */
export function newestFirst(ids: Iterable<string>, cards: ReadonlyMap<string, StoryCard>): string[] {
  return [...new Set(ids)].sort((one, other) => place(other, cards) - place(one, cards));
}

function place(id: string, cards: ReadonlyMap<string, StoryCard>): number {
  return cards.get(id)?.seq ?? 0;
}

function onlyCards(cards: ReadonlyMap<string, StoryCard>, ids: readonly string[]): ReadonlyMap<string, StoryCard> {
  const kept = new Set(ids);
  return new Map([...cards].filter(([id]) => kept.has(id)));
}
