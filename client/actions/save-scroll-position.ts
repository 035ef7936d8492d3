import type { StoryCard } from '../../shared/domain/story.ts';
import { storiesQuery } from '../state/column.ts';
import { type ColumnList, showSnapshot } from '../state/column-list.ts';
import { openLists } from '../state/open-lists.ts';
import { readStored, writeStored } from '../state/stored.ts';

/** An older list is loaded again rather than caught up. */
const KEPT_MS = 60 * 60_000;
/** The stories to store per column, limited by the browser's storage. */
const KEPT_STORIES = 200;

interface Kept {
  at: number;
  position: string;
  stories: StoryCard[];
  next: string | null;
  scrollTop: number;
  heights: [string, number][];
}

/** Saves every column's list and scroll position, for the page after a reload. */
export function saveScrollPositions(): void {
  for (const list of openLists.peek()) {
    const { position } = list.following.peek();
    const { shown, cards, next, stale } = list.list.peek();
    if (position === null || list.snapshot.peek() !== 'ready' || stale.size > 0) continue;
    const stories = shown.slice(0, KEPT_STORIES).flatMap((id) => cards.get(id) ?? []);
    const last = stories.at(-1);
    const isCut = shown.length > KEPT_STORIES && last !== undefined;
    const { scrollTop, heights } = list.scroll;
    const kept: Kept = {
      at: Date.now(),
      position,
      stories,
      next: isCut ? String(last.seq) : next,
      scrollTop,
      heights: stories.flatMap(({ id }) => (heights.has(id) ? [[id, heights.get(id) ?? 0] as [string, number]] : [])),
    };
    writeStored(nameOf(list), kept, () => sessionStorage);
  }
}

/** Restores a column after a reload; returns the position to follow from, or undefined. */
export function restoreScrollPosition(list: ColumnList): string | undefined {
  const kept = readStored(nameOf(list), () => sessionStorage) as Kept | null | undefined;
  writeStored(nameOf(list), null, () => sessionStorage);
  if (!kept || Date.now() - kept.at > KEPT_MS || !isReload()) return undefined;
  showSnapshot(list, kept);
  list.scroll = { scrollTop: kept.scrollTop, heights: new Map(kept.heights) };
  return kept.position;
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.type === 'reload' || entry?.type === 'back_forward';
}

function nameOf({ column }: ColumnList): string {
  return `place ${column.id} ${storiesQuery(column)}`;
}
