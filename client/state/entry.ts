import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type BoardRoute, isBoardRoute, parseAddress, type Route } from './address.ts';
import { isWideWindow } from './wide-window.ts';

/** One entry of the browser history. */
interface Entry {
  key: string;
  route: Route;
  /** The board from which a story was opened. */
  behind: BoardRoute | undefined;
  /** Where the reader was when they left it. */
  place: Place;
}

/** The reader's place in a view. */
export interface Place {
  scrollY: number;
  /** The focused story, with its column; `isMoved` when the reader went on to it from another. */
  focus?: { columnId: string; storyId: string; isMoved?: boolean };
}

const TOP: Place = { scrollY: 0 };
const entry = signal<Entry>({ key: 'first', route: { name: 'dashboard' }, behind: undefined, place: TOP });
const places = new Map<string, Place>();

/** The current history entry. */
export const currentEntry: ReadonlySignal<Entry> = entry;
/** The current view. */
export const currentRoute = computed(() => entry.value.route);
/** True while a story is open in the pane beside the board it was opened from. */
export const isDocked = computed(() => entry.value.behind !== undefined && isWideWindow.value);
/** The board on the page; undefined on all other pages. */
export const boardRoute = computed<BoardRoute | undefined>(() => {
  const { route, behind } = entry.value;
  if (isBoardRoute(route)) return route;
  return isDocked.value ? behind : undefined;
});

/** Opens a history entry at the place where it was left; `behind` is the address of the board behind a story. */
export function enter(key: string, { pathname, search }: URL | Location, behind?: string): void {
  const route = parseAddress(pathname, search);
  const place = places.get(key) ?? TOP;
  entry.value = { key, route, behind: route.name === 'story' ? boardAt(behind) : undefined, place };
}

/** Remembers the reader's place in the current entry. */
export function keepPlace(place: Place): void {
  places.set(entry.peek().key, place);
}

/** Puts the focus of an entry that the reader will come back to on another story. */
export function keepFocus(key: string, focus: NonNullable<Place['focus']>): void {
  places.set(key, { ...(places.get(key) ?? TOP), focus });
}

function boardAt(address: string | undefined): BoardRoute | undefined {
  if (address === undefined) return undefined;
  const { pathname, search } = new URL(address, 'http://board');
  const { behind } = entry.peek();
  const route = parseAddress(pathname, search);
  if (!isBoardRoute(route)) return undefined;
  // The same board remains the same object, so that nothing is drawn again.
  return behind && JSON.stringify(behind) === JSON.stringify(route) ? behind : route;
}
