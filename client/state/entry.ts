import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { parseAddress, type Route } from './address.ts';

/** One entry of the browser history. */
interface Entry {
  key: string;
  route: Route;
  /** The scroll position at which the reader left it. */
  scrollY: number;
}

const entry = signal<Entry>({ key: 'first', route: { name: 'dashboard' }, scrollY: 0 });
const scrollPositions = new Map<string, number>();

/** The current history entry. */
export const currentEntry: ReadonlySignal<Entry> = entry;
/** The current view. */
export const currentRoute = computed(() => entry.value.route);

/** Opens a history entry, with the scroll position at which it was left. */
export function enter(key: string, pathname: string, search: string): void {
  entry.value = { key, route: parseAddress(pathname, search), scrollY: scrollPositions.get(key) ?? 0 };
}

/** Remembers the current entry's scroll position. */
export function keepScrollPosition(scrollY: number): void {
  scrollPositions.set(entry.peek().key, scrollY);
}
