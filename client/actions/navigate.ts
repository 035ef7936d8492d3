import { isBoardRoute } from '../state/address.ts';
import { currentEntry, currentRoute, enter, isDocked, keepFocus, keepPlace } from '../state/entry.ts';
import { focusedPlace } from './story-focus.ts';

/** No hash, and the part of a story's page that a card links to. */
const OUR_HASHES: ReadonlySet<string> = new Set(['', '#coverage']);

interface HistoryState {
  key: string;
  /** True when the history entry before this one is also a page of this app. */
  hasBefore: boolean;
  /** The board from which a story was opened: its address and history entry, and how many entries lie between. */
  behind?: { address: string; key: string; steps: number };
  /** The column, or the saved stories, in which the open story stands. */
  list?: string;
}

/** Handles history navigation and plain clicks on links to the app's pages. */
export function watchAddress(): void {
  // The browser would restore the scroll position before the list is on the page again.
  history.scrollRestoration = 'manual';
  const state = stateOf(history.state) ?? { key: newKey(), hasBefore: false };
  history.replaceState(state, '');
  enter(state.key, location, state.behind?.address);
  window.addEventListener('popstate', followHistory);
  document.addEventListener('click', followLink);
}

/** Opens another page of the app; `list` is where its link stands. */
export function navigate(address: string, list = listBehind()): void {
  leavePlace();
  const behind = boardBehind();
  const key = newKey();
  const state: HistoryState = { key, hasBefore: true, ...(behind && { behind }), ...(list !== undefined && { list }) };
  history.pushState(state, '', address);
  enter(state.key, location, behind?.address);
}

/** Goes back to the board behind the story in the pane. */
export function closePane(): void {
  const steps = stateOf(history.state)?.behind?.steps;
  if (isDocked.peek() && steps !== undefined) history.go(-steps);
}

/** Opens a story in the place of the current one, to which Back then does not lead. */
export function navigateInPlace(address: string, list = listBehind()): void {
  const before: HistoryState = stateOf(history.state) ?? { key: '', hasBefore: false };
  const state: HistoryState = { ...before, key: newKey(), ...(list !== undefined && { list }) };
  history.replaceState(state, '', address);
  enter(state.key, location, state.behind?.address);
  const { route } = currentEntry.peek();
  if (state.behind && list !== undefined && route.name === 'story')
    keepFocus(state.behind.key, { columnId: list, storyId: route.id, isMoved: true });
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
  leavePlace();
  // A jump within the page (`#stories`) makes an entry without a state: the view stays.
  const state = stateOf(event.state);
  if (state) enter(state.key, location, state.behind?.address);
}

function followLink(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || event.defaultPrevented || !isPlainClick(event) || !isOurs(link)) return;
  event.preventDefault();
  const address = link.pathname + link.search + link.hash;
  const list = link.closest<HTMLElement>('[data-column]')?.dataset.column;
  const isFromBoard = link.closest('.board-columns') !== null && link.pathname.startsWith('/story/');
  // Beside the board where there is room, in place of a story that is open there.
  if (isFromBoard && isDocked.peek()) navigateInPlace(address, list);
  else navigate(address, list);
}

/** What lies behind the page that opens next, if that is a story. */
function boardBehind(): HistoryState['behind'] {
  if (isBoardRoute(currentRoute.peek()))
    return { address: location.pathname + location.search, key: currentEntry.peek().key, steps: 1 };
  const behind = stateOf(history.state)?.behind;
  return behind && currentEntry.peek().behind ? { ...behind, steps: behind.steps + 1 } : undefined;
}

function leavePlace(): void {
  const focus = focusedPlace();
  keepPlace({ scrollY: window.scrollY, ...(focus && { focus }) });
}

/** True for a click that opens a link here, not in a new tab or window. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

function isOurs(link: HTMLAnchorElement): boolean {
  const isPage = /^\/(?:$|saved$|moderate$|story\/|topic\/|publisher\/)/.test(link.pathname);
  return link.origin === location.origin && isPage && OUR_HASHES.has(link.hash) && link.target === '' && !link.download;
}

function stateOf(state: unknown): HistoryState | undefined {
  return typeof state === 'object' && state !== null && 'key' in state ? (state as HistoryState) : undefined;
}

/** Unique within this tab's history, across reloads. */
function newKey(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}
