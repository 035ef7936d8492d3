import type { StoryCard } from '../../shared/domain/story.ts';
import { anchorsOf, foldAlong, NO_ANCHORS } from '../../shared/domain/storyline-rows.ts';

/** A page of stories from the server. */
export interface ListPage {
  stories: readonly StoryCard[];
  next: string | null;
}

/** A list's stories: those on the page, and those that wait until the reader asks. */
export interface StoryList {
  /** True when the order is the server's ranking, not the wire's. */
  isRanked: boolean;
  cards: ReadonlyMap<string, StoryCard>;
  /** Ids on the page, newest first. */
  shown: readonly string[];
  /** Ids behind the pill, newest first. */
  waiting: readonly string[];
  /** Ids that were shown last, so that they can slide in. */
  fresh: ReadonlySet<string>;
  /** Ids on the page that may no longer be adjacent to the rest; they leave when the waiting ones are shown. */
  stale: ReadonlySet<string>;
  /** The cursor of the next older page; null at the end of the wire. */
  next: string | null;
  /** The cursor of older pages once the stale stories have left. */
  nextAfterStale: string | null;
  /** Stories shown on another story's card: the id of that card by their own id. */
  rowOf: ReadonlyMap<string, string>;
  /** Storylines that were merged into others, by id. */
  merged: ReadonlyMap<string, string>;
  /** Ids on the page that came faster than anybody reads, folded behind "42 more". */
  burst: ReadonlySet<string>;
  /** The number of changes to stories not held, which a page that was being fetched may lack. */
  missed: number;
}

/** More arrivals at once than this don't slide in. */
export const SLIDE_IN_MAX = 12;
/** A list scrolled to its top keeps no more than this; older pages can be loaded again. */
const SHOWN_MAX = 600;
const WAITING_MAX = 500;

/** An empty list. */
export function emptyList(): StoryList {
  return {
    isRanked: false,
    cards: new Map(),
    shown: [],
    waiting: [],
    fresh: new Set(),
    stale: new Set(),
    next: null,
    nextAfterStale: null,
    rowOf: new Map(),
    merged: new Map(),
    burst: new Set(),
    missed: 0,
  };
}

/** A new list from the first page; `isRanked` keeps the page's order. */
export function listFromPage(page: ListPage, isRanked = false): StoryList {
  const cards = mergeCards(new Map(), page.stories);
  const shown = isRanked ? [...cards.keys()] : newestFirst(cards.keys(), cards);
  const list = { ...emptyList(), isRanked, cards, shown, next: page.next };
  return { ...list, rowOf: foldAlong(list, shown, NO_ANCHORS) };
}

/** Appends the next older page. */
export function appendPage(list: StoryList, page: ListPage): StoryList {
  const cards = mergeCards(list.cards, page.stories);
  const onPage = new Set([...list.waiting, ...list.shown]);
  const added = page.stories.map((story) => story.id).filter((id) => !onPage.has(id));
  const stale = list.stale.size === 0 ? list.stale : new Set([...list.stale, ...added]);
  const all = [...list.shown, ...added];
  const shown = list.isRanked ? all : newestFirst(all, cards);
  const longer = { ...list, cards, stale, shown, next: page.next };
  return { ...longer, rowOf: foldAlong(longer, added, anchorsOf(list, list.shown)) };
}

/** Shows the waiting stories and removes the stale ones; `burst` are the ones to fold. */
export function revealWaiting(list: StoryList, burst: readonly string[] = []): StoryList {
  const kept = list.shown.filter((id) => !list.stale.has(id));
  const shown = newestFirst([...list.waiting, ...kept], list.cards);
  const next = list.stale.size === 0 ? list.next : list.nextAfterStale;
  const fresh = new Set(list.waiting.length > SLIDE_IN_MAX ? [] : list.waiting);
  const revealed = { ...list, shown, waiting: [], fresh, stale: new Set<string>(), next };
  const rowOf = foldWaiting(list, kept);
  return shorten({ ...revealed, rowOf, burst: new Set([...list.burst, ...burst]) }, SHOWN_MAX);
}

/** Assigns the waiting stories to cards, beside those that stay on the page. */
function foldWaiting(list: StoryList, kept: readonly string[]): ReadonlyMap<string, string> {
  return foldAlong(list, list.waiting.toReversed(), anchorsOf(list, kept));
}

/** Unfolds stories that were folded behind "42 more". */
export function unfold(list: StoryList, ids: readonly string[]): StoryList {
  const opened = new Set(ids);
  return { ...list, burst: new Set([...list.burst].filter((id) => !opened.has(id))) };
}

/** Drops the oldest stories beyond `most`; scrolling down loads them again. */
export function shorten(list: StoryList, most: number): StoryList {
  const last = list.cards.get(list.shown[most - 1] ?? '');
  const isLong = !list.isRanked && list.shown.length > most && last !== undefined && list.stale.size === 0;
  return isLong ? onlyHeld({ ...list, shown: list.shown.slice(0, most), next: String(last.seq) }) : onlyHeld(list);
}

/**
 * Limits the waiting stories: the oldest beyond the limit are dropped, and the page becomes stale because of the gap.
 * Reading on from the newest loads everything again.
 */
export function boundWaiting(list: StoryList): StoryList {
  if (list.waiting.length <= WAITING_MAX) return list;
  const waiting = list.waiting.slice(0, WAITING_MAX);
  const oldest = list.cards.get(waiting.at(-1) ?? '');
  return {
    ...onlyHeld({ ...list, waiting }),
    stale: new Set(list.shown),
    nextAfterStale: oldest ? String(oldest.seq) : null,
  };
}

/** Forgets which stories were shown last, so that they don't slide in again. */
export function settleFresh(list: StoryList): StoryList {
  return list.fresh.size === 0 ? list : { ...list, fresh: new Set() };
}

/**
 * The number of waiting cards: a storyline counts once; retracted stories, those that `isHidden` hides, and updates of a
 * story on the page don't count.
 */
export function countWaiting(list: StoryList, isHidden: (card: StoryCard) => boolean = () => false): number {
  const rowOf = foldWaiting(list, list.shown);
  const onPage = new Set(list.shown);
  const rows = new Set<string>();
  for (const id of list.waiting) {
    const card = list.cards.get(id);
    const row = rowOf.get(id) ?? id;
    const isUpdate = card?.repeats !== undefined && onPage.has(row);
    if (card && !card.retracted && !isUpdate && !isHidden(card)) rows.add(row);
  }
  return rows.size;
}

/** True when waiting or stale stories would change the page if revealed. */
export function hasWaiting(list: StoryList): boolean {
  return list.waiting.length > 0 || list.stale.size > 0;
}

/** Merges cards, keeping newer revisions. */
export function mergeCards(
  held: ReadonlyMap<string, StoryCard>,
  stories: readonly StoryCard[],
): ReadonlyMap<string, StoryCard> {
  const merged = new Map(held);
  for (const story of stories) merged.set(story.id, newerCard(merged.get(story.id), story));
  return merged;
}

/** The card with the higher revision; of two equal ones the later, whose counts are fresher. */
export function newerCard(held: StoryCard | undefined, incoming: StoryCard): StoryCard {
  if (held && held.revision > incoming.revision) return held;
  // Events carry no reports of others.
  return held?.reports && !incoming.reports ? { ...incoming, reports: held.reports } : incoming;
}

/** Distinct ids in wire order, newest first. */
export function newestFirst(ids: Iterable<string>, cards: ReadonlyMap<string, StoryCard>): string[] {
  return [...new Set(ids)].sort((one, other) => place(other, cards) - place(one, cards));
}

function place(id: string, cards: ReadonlyMap<string, StoryCard>): number {
  return cards.get(id)?.seq ?? 0;
}

/** Drops the data of stories that are neither on the page nor waiting. */
function onlyHeld(list: StoryList): StoryList {
  if (list.cards.size === list.shown.length + list.waiting.length) return list;
  const held = new Set([...list.shown, ...list.waiting]);
  return {
    ...list,
    cards: new Map([...list.cards].filter(([id]) => held.has(id))),
    rowOf: new Map([...list.rowOf].filter(([id]) => held.has(id))),
    burst: new Set([...list.burst].filter((id) => held.has(id))),
  };
}
