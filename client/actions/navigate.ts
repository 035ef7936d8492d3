import { enter, keepScrollPlace } from '../state/entry.ts';

interface HistoryState {
  key: string;
  /** True when the entry before this one is also a page of ours. */
  hasBefore: boolean;
}

/** Takes over the address bar and plain clicks on links between our own pages. */
export function watchAddress(): void {
  // The browser would restore the place before the list is on the page again.
  history.scrollRestoration = 'manual';
  const state = stateOf(history.state) ?? { key: newKey(), hasBefore: false };
  history.replaceState(state, '');
  enter(state.key, location.pathname, location.search);
  window.addEventListener('popstate', followHistory);
  document.addEventListener('click', followLink);
}

/** Goes to another page of ours. */
export function navigate(address: string): void {
  keepScrollPlace(window.scrollY);
  const state: HistoryState = { key: newKey(), hasBefore: true };
  history.pushState(state, '', address);
  enter(state.key, location.pathname, location.search);
}

/** Goes back to where the reader came from, or to the dashboard for someone who came from outside. */
export function goBack(): void {
  if (stateOf(history.state)?.hasBefore) history.back();
  else navigate('/');
}

function followHistory(event: PopStateEvent): void {
  keepScrollPlace(window.scrollY);
  // A jump within the page (`#stories`) makes an entry without a state: the reader stays where they are.
  const state = stateOf(event.state);
  if (state) enter(state.key, location.pathname, location.search);
}

function followLink(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || event.defaultPrevented || !isPlainClick(event) || !isOurs(link)) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

function isOurs(link: HTMLAnchorElement): boolean {
  const isPage = /^\/(?:$|saved$|moderate$|story\/|topic\/)/.test(link.pathname);
  return link.origin === location.origin && isPage && link.hash === '' && link.target === '' && !link.download;
}

function stateOf(state: unknown): HistoryState | undefined {
  return typeof state === 'object' && state !== null && 'key' in state ? (state as HistoryState) : undefined;
}

/** Unique within this tab's history, over reloads too. */
function newKey(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}
