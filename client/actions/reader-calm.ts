import { type ColumnList, letIn, markSeen, showWaiting } from '../state/column-list.ts';
import { openLists } from '../state/open-lists.ts';
import { hasWaiting } from '../state/story-list.ts';
import { scrollerOf } from './scrollers.ts';

/** This near to the top counts as the top. */
const TOP_PX = 16;
/** After a movement of the reader, the page keeps still for this long, so that nothing shifts under a click. */
const SETTLE_MS = 400;

let settling: ReturnType<typeof setTimeout> | undefined;
let isPointerDown = false;

/** Watches what the reader does, and lets waiting stories in where they are back at the top and at rest. */
export function watchReader(): void {
  for (const type of ['focusin', 'focusout', 'selectionchange', 'visibilitychange']) {
    document.addEventListener(type, noteReaderMoved);
  }
  // Scrolling does not bubble, but is caught on its way down.
  document.addEventListener('scroll', noteReaderMoved, { passive: true, capture: true });
  for (const type of ['pointerdown', 'pointerup', 'pointercancel']) {
    document.addEventListener(type, (event) => {
      isPointerDown = event.type === 'pointerdown';
      noteReaderMoved();
    });
  }
}

/** The reader did something: wait until they are at rest again. */
export function noteReaderMoved(): void {
  clearTimeout(settling);
  settling = setTimeout(() => {
    settling = undefined;
    for (const list of openLists.peek()) letInIfCalm(list);
  }, SETTLE_MS);
}

/** Lets waiting stories in when that moves nothing that the reader is looking at. */
export function letInIfCalm(list: ColumnList): void {
  if (settling !== undefined || !hasWaiting(list.list.peek()) || !isCalm(list)) return;
  goToTop(list);
  letIn(list, Date.now());
}

/** Takes the reader to the top of a column and shows what waited. */
export function revealStories(list: ColumnList): void {
  goToTop(list);
  showWaiting(list);
  markSeen(list);
}

/** True when the reader is at the top of the column and holds on to nothing there. */
export function isCalm({ column }: ColumnList): boolean {
  const scroller = scrollerOf(column.id);
  return (
    scroller !== undefined &&
    document.visibilityState === 'visible' &&
    scroller.scrollTop < TOP_PX &&
    !isPointerDown &&
    !hasSelection(scroller) &&
    !(scroller.contains(document.activeElement) && document.activeElement?.closest('.story'))
  );
}

/** Scrolls first and changes then, so that the column does not hold on to a card below. */
function goToTop({ column }: ColumnList): void {
  const scroller = scrollerOf(column.id);
  if (scroller && scroller.scrollTop !== 0) scroller.scrollTop = 0;
}

function hasSelection(scroller: HTMLElement): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && scroller.contains(selection.anchorNode);
}
