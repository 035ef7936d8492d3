import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ColumnList } from './column-list.ts';
import type { StoryList } from './story-list.ts';

const removal = signal<{ storyId: string; reason: string } | null>(null);

/** The story that was taken down while it was open, or whose address was opened, and why. */
export const removedStory: ReadonlySignal<{ storyId: string; reason: string } | null> = removal;

/** Shows why a story is gone where it was. */
export function showRemoval(storyId: string, reason: string): void {
  removal.value = { storyId, reason };
}

/** Takes a story out of a column, also as a line on another story's card. */
export function dropStory(of: ColumnList, id: string): void {
  const signalOf = of.list as Signal<StoryList>;
  const list = signalOf.peek();
  const reports = [...list.cards.values()].some((card) => card.reports?.some((report) => report.id === id));
  if (list.cards.has(id) || reports) signalOf.value = withoutStory(list, id);
}

/** The list without a story; those folded under it stand by themselves. */
export function withoutStory(list: StoryList, id: string): StoryList {
  const others = (ids: readonly string[]): string[] => ids.filter((other) => other !== id);
  const cards = new Map(list.cards);
  cards.delete(id);
  for (const [key, card] of cards) {
    if (card.reports) cards.set(key, { ...card, reports: card.reports.filter((report) => report.id !== id) });
  }
  return {
    ...{ ...list, cards, shown: others(list.shown), waiting: others(list.waiting) },
    fresh: new Set(others([...list.fresh])),
    stale: new Set(others([...list.stale])),
    burst: new Set(others([...list.burst])),
    rowOf: new Map([...list.rowOf].filter(([story, row]) => story !== id && row !== id)),
  };
}
