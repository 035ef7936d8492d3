import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { StoriesPage } from '../../shared/wire/http-shapes.ts';
import { applyEvents } from './apply-events.ts';
import { type Refreshed, refreshList } from './refresh-list.ts';
import {
  appendPage,
  countWaiting,
  emptyList,
  hasWaiting,
  listFromPage,
  revealWaiting,
  settleFresh,
} from './story-list.ts';

type Loading = 'idle' | 'loading' | 'failed';

const topics = signal<readonly string[]>([]);
const stories = signal(emptyList());
const snapshot = signal<Loading | 'ready'>('idle');
const older = signal<Loading>('idle');

/** The topics that the list follows; none is everything. */
export const listTopics: ReadonlySignal<readonly string[]> = topics;
export const storyList: ReadonlySignal<ReturnType<typeof emptyList>> = stories;
export const snapshotStatus: ReadonlySignal<Loading | 'ready'> = snapshot;
export const olderStatus: ReadonlySignal<Loading> = older;
/** The number on the pill and in the title. */
export const waitingCount = computed(() => countWaiting(stories.value));
/** True when there is more behind the pill than was counted. */
export const waitingIsMore = computed(() => stories.value.stale.size > 0);
/** The cards on the page, newest first. */
export const shownCards = computed(() => stories.value.shown.flatMap((id) => stories.value.cards.get(id) ?? []));

/** Forgets the old list and begins one for these topics. */
export function beginList(any: readonly string[]): void {
  topics.value = any;
  stories.value = emptyList();
  snapshot.value = 'loading';
  older.value = 'idle';
}

/** The first page has come. */
export function showSnapshot(page: StoriesPage): void {
  stories.value = listFromPage(page);
  snapshot.value = 'ready';
}

/** The first page did not come. */
export function failSnapshot(): void {
  snapshot.value = 'failed';
}

/** Takes in what the wire says; nothing on the page moves. */
export function takeEvents(events: readonly WireEvent[]): void {
  if (events.length > 0) stories.value = applyEvents(stories.value, events, topics.value);
}

/** Takes in the newest part of the wire after a gap. */
export function takeRefreshed(fetched: Refreshed, known: ReadonlySet<string>, keepOlder: boolean): void {
  stories.value = refreshList(stories.value, fetched, known, keepOlder);
}

/** Lets the waiting stories onto the page. */
export function showWaiting(): void {
  if (hasWaiting(stories.value)) stories.value = revealWaiting(stories.value);
}

/** Lets the last arrivals be ordinary stories. */
export function forgetArrivals(): void {
  stories.value = settleFresh(stories.value);
}

/** An older page is on its way, failed, or there is nothing to wait for. */
export function markOlder(status: Loading): void {
  older.value = status;
}

/** An older page has come. */
export function showOlder(page: StoriesPage): void {
  stories.value = appendPage(stories.value, page);
  older.value = 'idle';
}

/** The card of a story that the list holds. */
export function heldCard(id: string): StoryCard | undefined {
  return stories.peek().cards.get(id);
}
