const PLAIN_ICON = '/icons/icon.svg';
const ICON_WITH_DOT = '/icons/icon-dot.svg';

/** Shows on the page's icon, and on the installed app's, that `count` stories wait to be read. */
export function setUnreadBadge(count: number): void {
  showFavicon(count > 0 ? ICON_WITH_DOT : PLAIN_ICON);
  showAppBadge(count);
}

/** Two files and no drawing: the page's policy allows no icon that was made on the spot. */
function showFavicon(href: string): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link && link.getAttribute('href') !== href) link.setAttribute('href', href);
}

function showAppBadge(count: number): void {
  if (!('setAppBadge' in navigator)) return;
  const shown = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
  // Refused where the app is not installed.
  shown.catch(() => undefined);
}
