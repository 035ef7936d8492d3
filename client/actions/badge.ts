import { notNeeded } from '../../shared/domain/expected-failures.ts';

const PLAIN_ICON = '/icons/icon.svg';
const ICON_WITH_DOT = '/icons/icon-dot.svg';

/** Shows the number of waiting stories: a dot on the page's icon, a badge on the installed app's. */
export function setUnreadBadge(count: number): void {
  showFavicon(count > 0 ? ICON_WITH_DOT : PLAIN_ICON);
  showAppBadge(count);
}

/** Switches between two icon files, because the page's policy forbids icons drawn at run time. */
function showFavicon(href: string): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link && link.getAttribute('href') !== href) link.setAttribute('href', href);
}

function showAppBadge(count: number): void {
  if (!('setAppBadge' in navigator)) return;
  const shown = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
  // Refused where the app is not installed.
  shown.catch(notNeeded);
}
