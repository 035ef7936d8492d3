import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { ColumnList } from './column-list.ts';

const open = signal<readonly ColumnList[]>([]);
const active = signal<string | null>(null);

/** The lists that are followed, on the page or behind a story that is being read. */
export const openLists: ReadonlySignal<readonly ColumnList[]> = open;
/** The column that the reader's keys act on. */
export const activeColumn: ReadonlySignal<string | null> = active;
/** How many cards wait in all columns. */
export const waitingInAll = computed(() => open.value.reduce((sum, list) => sum + list.waiting.value, 0));

/** Puts these lists in the place of those that were open. */
export function setOpenLists(lists: readonly ColumnList[]): void {
  open.value = lists;
}

/** The column that the reader turned to. */
export function setActiveColumn(id: string | null): void {
  active.value = id;
}

/** The card of a story that any list holds, in its newest revision. */
export function heldCard(id: string): StoryCard | undefined {
  return open
    .peek()
    .flatMap((list) => list.list.peek().cards.get(id) ?? [])
    .sort((one, other) => other.revision - one.revision)[0];
}
