import type { Place } from '../state/entry.ts';
import { setActiveColumn } from '../state/open-lists.ts';
import { scrollerOf } from './scrollers.ts';

/** Columns draw their stories once their height is known: about so many frames later. */
const FRAMES = 40;

/** The story that has the focus, itself or something in it. */
export function focusedStory(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('.column .story') ?? null;
}

/** The focused story and its column, to come back to. */
export function focusedPlace(): Place['focus'] {
  const story = focusedStory();
  const columnId = story?.closest<HTMLElement>('.column')?.dataset.column;
  const storyId = story?.dataset.id;
  return columnId === undefined || storyId === undefined ? undefined : { columnId, storyId };
}

let restoring = 0;

/**
 * Gives the focus back to a story once it is drawn, and again if a first drawing of its column takes it away; stops as
 * soon as the reader has put it elsewhere.
 */
export function restoreFocus({ columnId, storyId, isMoved }: NonNullable<Place['focus']>): void {
  cancelAnimationFrame(restoring);
  const attempt = (frames: number): void => {
    const active = document.activeElement;
    const story = scrollerOf(columnId)?.querySelector<HTMLElement>(`.story[data-id="${CSS.escape(storyId)}"]`);
    if (active !== null && active !== document.body && !story?.contains(active)) return;
    if (story && !story.contains(active)) {
      setActiveColumn(columnId);
      story.focus({ preventScroll: true });
      if (isMoved) story.scrollIntoView({ block: 'nearest' });
    }
    if (frames > 0) restoring = requestAnimationFrame(() => attempt(frames - 1));
  };
  attempt(FRAMES);
}
