import { currentRoute } from '../state/entry.ts';
import { showWaiting, storyList } from '../state/list.ts';
import { hasWaiting } from '../state/story-list.ts';

/** This near to the top counts as the top. */
const TOP_PX = 16;
/** After a movement of the reader, the page keeps still for this long, so that nothing shifts under a click. */
const SETTLE_MS = 400;

let settling: ReturnType<typeof setTimeout> | undefined;
let isPointerDown = false;

/** Watches what the reader does, and lets waiting stories in once they are back at the top and at rest. */
export function watchReader(): void {
  for (const type of ['focusin', 'focusout', 'selectionchange', 'visibilitychange']) {
    document.addEventListener(type, noteReaderMoved);
  }
  window.addEventListener('scroll', noteReaderMoved, { passive: true });
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
    revealIfCalm();
  }, SETTLE_MS);
}

/** Lets waiting stories in when that moves nothing that the reader is looking at. */
export function revealIfCalm(): void {
  if (settling === undefined && hasWaiting(storyList.peek()) && isCalm()) goToTop(showWaiting);
}

/** Scrolls first and changes then, so that the browser does not hold on to a card below. */
export function goToTop(change: () => void): void {
  if (window.scrollY !== 0) window.scrollTo(0, 0);
  change();
}

/** True when the reader is at the top of the list and holds on to nothing there. */
export function isCalm(): boolean {
  return (
    currentRoute.peek().name === 'list' &&
    document.visibilityState === 'visible' &&
    window.scrollY < TOP_PX &&
    !isPointerDown &&
    !hasSelection() &&
    !document.activeElement?.closest('.story')
  );
}

function hasSelection(): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed;
}
