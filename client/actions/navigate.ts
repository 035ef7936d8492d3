import { enter, keepScrollPosition } from '../state/entry.ts';

/** No hash, and the part of a story's page that a card links to. */
const OUR_HASHES: ReadonlySet<string> = new Set(['', '#coverage']);

interface HistoryState {
  key: string;
  /** True when the history entry before this one is also a page of this app. */
  hasBefore: boolean;
  /** The column, or the saved stories, from which a story was opened. */
  list?: string;
}

/** Handles history navigation and plain clicks on links to the app's pages. */
export function watchAddress(): void {
  // The browser would restore the scroll position before the list is on the page again.
  history.scrollRestoration = 'manual';
  const state = stateOf(history.state) ?? { key: newKey(), hasBefore: false };
  history.replaceState(state, '');
  enter(state.key, location.pathname, location.search);
  window.addEventListener('popstate', followHistory);
  document.addEventListener('click', followLink);
}

/** Opens another page of the app; `list` is where its link stands. */
export function navigate(address: string, list = listBehind()): void {
  keepScrollPosition(window.scrollY);
  const state: HistoryState = { key: newKey(), hasBefore: true, ...(list !== undefined && { list }) };
  history.pushState(state, '', address);
  enter(state.key, location.pathname, location.search);
}

/** Opens a page in the place of the current one, to which Back then does not lead. */
export function navigateInPlace(address: string): void {
  const state: HistoryState = { hasBefore: false, ...stateOf(history.state), key: newKey() };
  history.replaceState(state, '', address);
  enter(state.key, location.pathname, location.search);
}

/** The column, or the saved stories, from which the open story was opened. */
export function listBehind(): string | undefined {
  return stateOf(history.state)?.list;
}

/** Goes back, or to the dashboard when the reader came from another site. */
export function goBack(): void {
  if (stateOf(history.state)?.hasBefore) history.back();
  else navigate('/');
}

function followHistory(event: PopStateEvent): void {
  keepScrollPosition(window.scrollY);
  // A jump within the page (`#stories`) makes an entry without a state: the view stays.
  const state = stateOf(event.state);
  if (state) enter(state.key, location.pathname, location.search);
}

function followLink(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || event.defaultPrevented || !isPlainClick(event) || !isOurs(link)) return;
  event.preventDefault();
  const list = link.closest<HTMLElement>('[data-column]')?.dataset.column;
  navigate(link.pathname + link.search + link.hash, list);
}

/** True for a click that opens a link here, not in a new tab or window. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

function isOurs(link: HTMLAnchorElement): boolean {
  const isPage = /^\/(?:$|saved$|moderate$|story\/|topic\/)/.test(link.pathname);
  return link.origin === location.origin && isPage && OUR_HASHES.has(link.hash) && link.target === '' && !link.download;
}

function stateOf(state: unknown): HistoryState | undefined {
  return typeof state === 'object' && state !== null && 'key' in state ? (state as HistoryState) : undefined;
}

/** Unique within this tab's history, across reloads. */
function newKey(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}
