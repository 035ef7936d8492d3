import { createHash } from 'node:crypto';
import { CATALOGUE_SCRIPT, PREFERENCES_SCRIPT } from '../../../shared/contract/preferences-script.ts';

/**
 * Runs before the first paint, in the reader's theme, size of text and language. The dashboard is served as on a first visit: returning readers (with stored columns,
 * mutes, a last visit or a list position) see only the bar and wait for the live page. On all pages, the served content
 * is painted before the live page's scripts load: on a slow connection they would delay the text.
 */
const EARLY_SCRIPT = `${PREFERENCES_SCRIPT}
(() => {
  const { classList, dataset } = document.documentElement;
  if (dataset.serves === 'board') {
    classList.add('has-board');
    try {
      const isKept = (store) => Object.keys(store).some((name) => /^newswire\\.(columns|mutes|visit|place )/.test(name));
      if (isKept(localStorage) || isKept(sessionStorage)) classList.add('is-returning');
    } catch {
      // Storage is blocked, so it has no reader state.
    }
  }
  let hasBegun = false;
  const begin = () => {
    if (hasBegun) return;
    hasBegun = true;
    ${CATALOGUE_SCRIPT}
    for (const link of document.querySelectorAll('link[rel=later]')) link.rel = 'modulepreload';
    import(document.querySelector('script[data-later]').dataset.later);
  };
  document.addEventListener('DOMContentLoaded', () => {
    // Hidden pages are not painted.
    setTimeout(begin, document.visibilityState === 'hidden' ? 0 : 500);
    requestAnimationFrame(() => setTimeout(begin));
  });
})();`;

/** The script element for the page. */
export const EARLY_MARKUP = `<script id="early">${EARLY_SCRIPT}</script>`;

/** The script's source for the content security policy. */
export const EARLY_SOURCE = sourceOf(EARLY_SCRIPT);

/** The hash of an inline text for the content security policy. */
export function sourceOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
