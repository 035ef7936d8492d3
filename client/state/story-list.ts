import type { StoryCard } from '../../shared/domain/story.ts';
import { anchorsOf, foldAlong } from '../../shared/domain/storyline-rows.ts';

/** What a page of stories brings. */
export interface ListPage {
  stories: readonly StoryCard[];
  next: string | null;
}

/** The stories that one list holds: those on the page, and those that wait until the reader asks. */
export interface StoryList {
  /** True when the server ranks the stories, and not the wire. */
  isRanked: boolean;
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
  /** Members of a storyline that stand on the card of another: id by id of that card's story. */
  rowOf: ReadonlyMap<string, string>;
  /** Storylines that went into others. */
  merged: ReadonlyMap<string, string>;
  /** Ids on the page that came faster than anybody reads: they stand folded behind "42 more". */
  burst: ReadonlySet<string>;
  /** How many changes to stories that we don't hold went by: a page that was fetched meanwhile may lack them. */
  missed: number;
}

/** More than this at once is no arrival to watch but a new page. */
const SLIDE_IN_MAX = 12;
/** A list at its top holds no more than this; history brings the rest back. */
const SHOWN_MAX = 600;
const WAITING_MAX = 500;

/** A list that holds nothing. */
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

/** A new list from the first page; `isRanked` when the order of the page is to stay. */
export function listFromPage(page: ListPage, isRanked = false): StoryList {
  const cards = mergeCards(new Map(), page.stories);
  const shown = isRanked ? [...cards.keys()] : newestFirst(cards.keys(), cards);
  const list = { ...emptyList(), isRanked, cards, shown, next: page.next };
  return { ...list, rowOf: foldAlong(list, shown, new Map()) };
}

/** Adds the next older page below. */
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

/** Puts the waiting stories onto the page, and takes the stale ones off it; `burst` are those to fold. */
export function revealWaiting(list: StoryList, burst: readonly string[] = []): StoryList {
  const kept = list.shown.filter((id) => !list.stale.has(id));
  const shown = newestFirst([...list.waiting, ...kept], list.cards);
  const next = list.stale.size === 0 ? list.next : list.nextAfterStale;
  const fresh = new Set(list.waiting.length > SLIDE_IN_MAX ? [] : list.waiting);
  const revealed = { ...list, shown, waiting: [], fresh, stale: new Set<string>(), next };
  const rowOf = foldWaiting(list, kept);
  return shorten({ ...revealed, rowOf, burst: new Set([...list.burst, ...burst]) }, SHOWN_MAX);
}

/** Where the waiting stories will stand beside those that are kept on the page. */
function foldWaiting(list: StoryList, kept: readonly string[]): ReadonlyMap<string, string> {
  return foldAlong(list, list.waiting.toReversed(), anchorsOf(list, kept));
}

/** Opens what was folded behind "42 more". */
export function unfold(list: StoryList, ids: readonly string[]): StoryList {
  const opened = new Set(ids);
  return { ...list, burst: new Set([...list.burst].filter((id) => !opened.has(id))) };
}

/** Lets the oldest stories leave the page beyond `most`; reading on brings them back. */
export function shorten(list: StoryList, most: number): StoryList {
  const last = list.cards.get(list.shown[most - 1] ?? '');
  const isLong = !list.isRanked && list.shown.length > most && last !== undefined && list.stale.size === 0;
  return isLong ? onlyHeld({ ...list, shown: list.shown.slice(0, most), next: String(last.seq) }) : onlyHeld(list);
}

/**
 * Bounds what waits: beyond it the oldest are let go, and what is on the page becomes stale, since a hole would lie
 * between; reading on from the newest brings everything back.
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

/** Forgets which stories came last, so that they don't slide in a second time. */
export function settleFresh(list: StoryList): StoryList {
  return list.fresh.size === 0 ? list : { ...list, fresh: new Set() };
}

/**
 * How many cards wait that one would want to read: a storyline counts once, and a story that was retracted meanwhile,
 * or that `isHidden` hides, not at all.
 */
export function countWaiting(list: StoryList, isHidden: (card: StoryCard) => boolean = () => false): number {
  const rowOf = foldWaiting(list, list.shown);
  const rows = new Set<string>();
  for (const id of list.waiting) {
    const card = list.cards.get(id);
    if (card && !card.retracted && !isHidden(card)) rows.add(rowOf.get(id) ?? id);
  }
  return rows.size;
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

/** Forgets whatever belongs to stories that are neither on the page nor waiting. */
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
