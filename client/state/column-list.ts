import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { CanonicalFilter } from '../../shared/domain/filter.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { storyIdsOf, type WireEvent } from '../../shared/domain/wire-event.ts';
import { applyEvents } from './apply-events.ts';
import { type ArrivalBudget, fullBudget, spend } from './arrival-budget.ts';
import { cardFilter } from './card-matches.ts';
import type { Column } from './column.ts';
import { type Following, idleAt } from './following.ts';
import { isMuted, mutedBy } from './mutes.ts';
import { type Refreshed, refreshList } from './refresh-list.ts';
import type { Refusal } from './refusal.ts';
import { type Row, rowsOf } from './rows.ts';
import {
  appendPage,
  countWaiting,
  emptyList,
  hasWaiting,
  type ListPage,
  listFromPage,
  mergeCards,
  revealWaiting,
  SLIDE_IN_MAX,
  type StoryList,
  settleFresh,
  shorten,
  unfold,
} from './story-list.ts';

type Loading = 'idle' | 'loading' | 'failed';

/** A column's stories and its connection to the wire; read the signals, and change them with the functions below. */
export interface ColumnList {
  readonly column: Column;
  readonly filter: CanonicalFilter;
  readonly list: ReadonlySignal<StoryList>;
  readonly snapshot: ReadonlySignal<Loading | 'ready'>;
  readonly older: ReadonlySignal<Loading>;
  readonly following: Signal<Following>;
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** The number on the pill, in cards. */
  readonly waiting: ReadonlySignal<number>;
  /** Aborted when the column is closed or reloaded. */
  run: AbortController;
  /** Why the server refuses the column or its subscription; null while it does not. */
  readonly refusal: Signal<Refusal | null>;
  /** How often in a row the subscription was refused. */
  attempt: number;
  /** True from a disconnect until the column is followed again. */
  wasCut: boolean;
  /** The scroll position and row heights while the column is not on the page. */
  scroll: { scrollTop: number; heights: Map<string, number> };
}

interface Inside extends ColumnList {
  readonly list: Signal<StoryList>;
  readonly snapshot: Signal<Loading | 'ready'>;
  readonly older: Signal<Loading>;
  readonly seenUpTo: Signal<number>;
  budget: ArrivalBudget;
}

/** An empty list for a column; stories up to `seenUpTo` (a `seq`) were seen on the last visit. */
export function createColumnList(column: Column, seenUpTo: number, nowMs: number): ColumnList {
  const list = signal(emptyList());
  const seen = signal(seenUpTo);
  const inside: Inside = {
    column,
    filter: cardFilter(column.filter),
    list,
    snapshot: signal('idle'),
    older: signal('idle'),
    following: signal(idleAt(null)),
    refusal: signal(null),
    attempt: 0,
    seenUpTo: seen,
    rows: computed(() => rowsOf(list.value, { mutedBy, seenUpTo: seen.value })),
    waiting: computed(() => countWaiting(list.value, isMuted)),
    budget: fullBudget(nowMs),
    run: new AbortController(),
    wasCut: false,
    scroll: { scrollTop: 0, heights: new Map() },
  };
  return inside;
}

/** The first page is loading. */
export function beginSnapshot(of: ColumnList): void {
  inside(of).snapshot.value = 'loading';
}

/** Shows the first page, or the list as it was before a reload. */
export function showSnapshot(of: ColumnList, page: ListPage): void {
  const { list, snapshot, older } = inside(of);
  list.value = listFromPage(page, of.column.sort === 'top');
  snapshot.value = 'ready';
  older.value = 'idle';
}

/** Shows another moment's page: what it has that the list had not slides in. */
export function showMoment(of: ColumnList, page: ListPage): void {
  const before = of.list.peek().cards;
  showSnapshot(of, page);
  const { list } = inside(of);
  const fresh = list.peek().shown.filter((id) => !before.has(id));
  if (before.size > 0 && fresh.length <= SLIDE_IN_MAX) list.value = { ...list.peek(), fresh: new Set(fresh) };
}

/** The first page failed to load. */
export function failSnapshot(of: ColumnList): void {
  inside(of).snapshot.value = 'failed';
}

/** Applies wire events; nothing on the page moves. A column of top storylines gets no new cards. */
export function takeEvents(of: ColumnList, events: readonly WireEvent[]): void {
  const held = of.list.peek();
  const taken = held.isRanked ? events.filter((event) => isAbout(held, event)) : events;
  if (taken.length > 0) inside(of).list.value = applyEvents(held, taken, of.filter);
}

/** Merges the newest part of the wire after a gap. */
export function takeRefreshed(of: ColumnList, fetched: Refreshed, known: ReadonlySet<string>, joined: boolean): void {
  inside(of).list.value = refreshList(of.list.peek(), fetched, known, joined);
}

/** Shows the waiting stories because the reader asked for them. */
export function showWaiting(of: ColumnList): void {
  if (hasWaiting(of.list.peek())) inside(of).list.value = revealWaiting(of.list.peek());
}

/** Shows waiting stories automatically; those beyond the arrival budget are folded. */
export function letIn(of: ColumnList, nowMs: number): void {
  const { list } = inside(of);
  const held = list.peek();
  if (!hasWaiting(held)) return;
  const spent = spend(inside(of).budget, held.waiting.length, nowMs);
  inside(of).budget = spent.budget;
  list.value = revealWaiting(held, held.waiting.slice(spent.granted));
}

/** Unfolds a row of folded stories. */
export function unfoldStories(of: ColumnList, ids: readonly string[]): void {
  inside(of).list.value = unfold(of.list.peek(), ids);
}

/** Stops highlighting the latest arrivals. */
export function forgetArrivals(of: ColumnList): void {
  inside(of).list.value = settleFresh(of.list.peek());
}

/** Drops all but the newest stories. */
export function shortenList(of: ColumnList, most: number): void {
  inside(of).list.value = shorten(of.list.peek(), most);
}

/** Sets whether an older page is loading, failed, or not requested. */
export function markOlder(of: ColumnList, status: Loading): void {
  inside(of).older.value = status;
}

/** Appends an older page. */
export function showOlder(of: ColumnList, page: ListPage): void {
  inside(of).list.value = appendPage(of.list.peek(), page);
  inside(of).older.value = 'idle';
}

/** Updates cards that the list holds, for example when a storyline grew. */
export function refreshCards(of: ColumnList, cards: readonly StoryCard[]): void {
  const held = of.list.peek();
  const known = cards.filter((card) => held.cards.has(card.id));
  if (known.length > 0) inside(of).list.value = { ...held, cards: mergeCards(held.cards, known) };
}

/** Marks everything on the page as seen. */
export function markSeen(of: ColumnList): void {
  const newest = newestSeq(of);
  if (newest > 0) inside(of).seenUpTo.value = newest;
}

/** The `seq` of the newest story on the page; 0 when there is none. */
export function newestSeq(of: ColumnList): number {
  const { shown, cards } = of.list.peek();
  return cards.get(shown[0] ?? '')?.seq ?? 0;
}

function isAbout({ cards }: StoryList, event: WireEvent): boolean {
  if (event.type === 'storyline.split') return true;
  return storyIdsOf(event).some((id) => cards.has(id));
}

function inside(of: ColumnList): Inside {
  return of as Inside;
}
