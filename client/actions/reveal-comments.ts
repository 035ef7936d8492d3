import { discussion, showWaitingComments } from '../state/open-discussion.ts';

/** Shows the waiting comments and scrolls to the first of them. */
export function revealComments(): void {
  showWaitingComments();
  const { fresh } = discussion.peek();
  // Wait until they are on the page.
  requestAnimationFrame(() => {
    const first = [...document.querySelectorAll<HTMLElement>('[data-comment]')].find((element) =>
      fresh.has(element.dataset.comment ?? ''),
    );
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: 'center' });
  });
}
