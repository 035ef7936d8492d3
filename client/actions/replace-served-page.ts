const FRAMES = 40;
const FRAME_MS = 16;

/**
 * Draws the live page hidden beside the served one, and swaps them once it is complete. Scroll positions and typed text
 * are kept.
 */
export async function replaceServedPage(served: HTMLElement, draw: (root: HTMLElement) => void): Promise<void> {
  if (!served.hasChildNodes()) return draw(served);
  const root = document.createElement('div');
  root.id = served.id;
  root.className = 'is-coming';
  served.after(root);
  draw(root);
  await untilDrawn(root);
  const { scrollX, scrollY } = window;
  const inList = scrollerOf(served)?.scrollTop ?? 0;
  const typed = searchOf(served);
  const isTyping = typed !== null && document.activeElement === typed;
  served.remove();
  root.className = '';
  const scroller = scrollerOf(root);
  if (scroller && inList > 0) scroller.scrollTop = inList;
  window.scrollTo(scrollX, scrollY);
  const search = searchOf(root);
  if (search && typed && typed.value !== typed.defaultValue) search.value = typed.value;
  if (isTyping) search?.focus();
}

/** Waits until columns have drawn their stories, which they do once their height is known. */
async function untilDrawn(root: HTMLElement): Promise<void> {
  for (let frame = 0; frame < FRAMES && root.querySelector('.column-scroll:empty'); frame += 1) {
    await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
  }
}

function scrollerOf(root: HTMLElement): HTMLElement | null {
  return root.querySelector<HTMLElement>('.column-scroll');
}

function searchOf(root: HTMLElement): HTMLInputElement | null {
  return root.querySelector<HTMLInputElement>('input[type="search"]');
}
