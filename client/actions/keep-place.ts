import type { StoryCard } from '../../shared/domain/story.ts';
import { columnQuery } from '../state/column.ts';
import { type ColumnList, showSnapshot } from '../state/column-list.ts';
import { openLists } from '../state/open-lists.ts';
import { readStored, writeStored } from '../state/stored.ts';

/** A list that is older than this is read anew rather than caught up with. */
const KEPT_MS = 60 * 60_000;
/** What the browser has room for in each column. */
const KEPT_STORIES = 200;

interface Kept {
  at: number;
  position: string;
  stories: StoryCard[];
  next: string | null;
  scrollTop: number;
  heights: [string, number][];
}

/** Writes down where the reader stands in every column, for the page that comes after a reload. */
export function keepPlaces(): void {
  for (const list of openLists.peek()) {
    const { position } = list.following.peek();
    const { shown, cards, next, stale } = list.list.peek();
    if (position === null || list.snapshot.peek() !== 'ready' || stale.size > 0) continue;
    const stories = shown.slice(0, KEPT_STORIES).flatMap((id) => cards.get(id) ?? []);
    const last = stories.at(-1);
    const isCut = shown.length > KEPT_STORIES && last !== undefined;
    const { scrollTop, heights } = list.place;
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

/** Puts a column back where a reload left it; gives the position to follow from, or undefined. */
export function restorePlace(list: ColumnList): string | undefined {
  const kept = readStored(nameOf(list), () => sessionStorage) as Kept | null | undefined;
  writeStored(nameOf(list), null, () => sessionStorage);
  if (!kept || Date.now() - kept.at > KEPT_MS || !isReload()) return undefined;
  showSnapshot(list, kept);
  list.place = { scrollTop: kept.scrollTop, heights: new Map(kept.heights) };
  return kept.position;
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.type === 'reload' || entry?.type === 'back_forward';
}

function nameOf({ column }: ColumnList): string {
  return `place ${column.id} ${columnQuery(column)}`;
}
