import { type ColumnList, letIn, markSeen, showWaiting } from '../state/column-list.ts';
import { openLists } from '../state/open-lists.ts';
import { hasWaiting } from '../state/story-list.ts';
import { scrollerOf } from './scrollers.ts';

/** Scroll positions below this count as the top. */
const TOP_PX = 16;
/** After any activity, nothing moves for this long, so that nothing shifts under a click. */
const SETTLE_MS = 400;

let settling: ReturnType<typeof setTimeout> | undefined;
let isPointerDown = false;
/** The column over which the mouse rests, where nothing may move under it. */
let under: Element | null = null;

/** Watches the reader's activity and shows waiting stories in columns where they are idle at the top. */
export function watchActivity(): void {
  watchMouse();
  for (const type of ['focusin', 'focusout', 'selectionchange', 'visibilitychange']) {
    document.addEventListener(type, noteActivity);
  }
  // Scroll events don't bubble, so capture them.
  document.addEventListener('scroll', noteActivity, { passive: true, capture: true });
  for (const type of ['pointerdown', 'pointerup', 'pointercancel']) {
    document.addEventListener(type, (event) => {
      isPointerDown = event.type === 'pointerdown';
      noteActivity();
    });
  }
}

/** Notes where the mouse is; a finger rests nowhere. */
function watchMouse(): void {
  const rest = (on: Element | null): void => {
    if (on === under) return;
    under = on;
    noteActivity();
  };
  document.addEventListener(
    'pointermove',
    ({ pointerType, target }) =>
      pointerType === 'mouse' && rest(target instanceof Element ? target.closest('.column-scroll') : null),
    { passive: true },
  );
  document.documentElement.addEventListener('pointerleave', () => rest(null));
}

/** The reader did something: wait until they are idle again. */
export function noteActivity(): void {
  clearTimeout(settling);
  settling = setTimeout(() => {
    settling = undefined;
    for (const list of openLists.peek()) revealIfIdle(list);
  }, SETTLE_MS);
}

/** Shows waiting stories when that moves nothing the reader is looking at. */
export function revealIfIdle(list: ColumnList): void {
  if (settling !== undefined || !hasWaiting(list.list.peek()) || !isIdle(list)) return;
  goToTop(list);
  letIn(list, Date.now());
}

/** Scrolls a column to its top and shows the waiting stories. */
export function revealStories(list: ColumnList): void {
  goToTop(list);
  showWaiting(list);
  markSeen(list);
}

/** True when the reader is at the top of the column, without a pointer on it, a selection or a focused story. */
export function isIdle({ column }: ColumnList): boolean {
  const scroller = scrollerOf(column.id);
  return (
    scroller !== undefined &&
    document.visibilityState === 'visible' &&
    scroller.scrollTop < TOP_PX &&
    !isPointerDown &&
    scroller !== under &&
    !hasSelection(scroller) &&
    !(scroller.contains(document.activeElement) && document.activeElement?.closest('.story'))
  );
}

/** Scrolls before the list changes, so that scroll anchoring does not keep a card below in place. */
function goToTop({ column }: ColumnList): void {
  const scroller = scrollerOf(column.id);
  if (scroller && scroller.scrollTop !== 0) scroller.scrollTop = 0;
}

function hasSelection(scroller: HTMLElement): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && scroller.contains(selection.anchorNode);
}
