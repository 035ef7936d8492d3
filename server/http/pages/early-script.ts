import { createHash } from 'node:crypto';

/**
 * Runs before anything is painted. On the dashboard, the stories that are served are those of a first visit: whoever has
 * columns, mutes or a last visit of their own, or comes back to a place in a list, sees the bar and waits for the live
 * page. Everywhere, what has been served is painted before the live page's scripts are even asked for: on a slow line
 * they would take the room of the text.
 */
const EARLY_SCRIPT = `(() => {
  const { classList, dataset } = document.documentElement;
  if (dataset.serves === 'board') {
    classList.add('has-board');
    try {
      const isKept = (store) => Object.keys(store).some((name) => /^newswire\\.(columns|mutes|visit|place )/.test(name));
      if (isKept(localStorage) || isKept(sessionStorage)) classList.add('is-returning');
    } catch {
      // Storage is forbidden: nothing of the reader's can be in it.
    }
  }
  let hasBegun = false;
  const begin = () => {
    if (hasBegun) return;
    hasBegun = true;
    for (const link of document.querySelectorAll('link[rel=later]')) link.rel = 'modulepreload';
    import(document.querySelector('script[data-later]').dataset.later);
  };
  document.addEventListener('DOMContentLoaded', () => {
    // What is not looked at is not painted.
    setTimeout(begin, document.visibilityState === 'hidden' ? 0 : 500);
    requestAnimationFrame(() => setTimeout(begin));
  });
})();`;

/** The script as it is written into a page. */
export const EARLY_MARKUP = `<script id="early">${EARLY_SCRIPT}</script>`;

/** What the page's policy knows the script by. */
export const EARLY_SOURCE = sourceOf(EARLY_SCRIPT);

/** What a policy knows a piece of inline text by. */
export function sourceOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
