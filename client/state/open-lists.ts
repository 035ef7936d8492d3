import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { ColumnList } from './column-list.ts';

const open = signal<readonly ColumnList[]>([]);
const active = signal<string | null>(null);

/** The lists that are followed: those on the page, or those behind an open story. */
export const openLists: ReadonlySignal<readonly ColumnList[]> = open;
/** The column that keyboard shortcuts act on. */
export const activeColumn: ReadonlySignal<string | null> = active;
/** The number of waiting cards in all columns. */
export const waitingInAll = computed(() => open.value.reduce((sum, list) => sum + list.waiting.value, 0));

/** Replaces the open lists. */
export function setOpenLists(lists: readonly ColumnList[]): void {
  open.value = lists;
}

/** Sets the active column. */
export function setActiveColumn(id: string | null): void {
  active.value = id;
}

/** A story's card from any open list, in its newest revision. */
export function heldCard(id: string): StoryCard | undefined {
  return open
    .peek()
    .flatMap((list) => list.list.peek().cards.get(id) ?? [])
    .sort((one, other) => other.revision - one.revision)[0];
}
