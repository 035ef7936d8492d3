import { discussion, showWaitingComments } from '../state/open-discussion.ts';

/** Lets the waiting comments onto the page and takes the reader to the first of them. */
export function revealComments(): void {
  showWaitingComments();
  const { fresh } = discussion.peek();
  // Once they are on the page.
  requestAnimationFrame(() => {
    const first = [...document.querySelectorAll<HTMLElement>('[data-comment]')].find((element) =>
      fresh.has(element.dataset.comment ?? ''),
    );
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: 'center' });
  });
}
