import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { parseAddress, type Route } from './address.ts';

/** One place in the reader's history. */
interface Entry {
  key: string;
  route: Route;
  /** Where the page was scrolled to when the reader left it. */
  scrollY: number;
}

const entry = signal<Entry>({ key: 'first', route: { name: 'dashboard' }, scrollY: 0 });
const scrollPlaces = new Map<string, number>();

/** Where the reader is. */
export const currentEntry: ReadonlySignal<Entry> = entry;
/** What the reader sees. */
export const currentRoute = computed(() => entry.value.route);

/** Goes to an entry, at the place where it was left. */
export function enter(key: string, pathname: string, search: string): void {
  entry.value = { key, route: parseAddress(pathname, search), scrollY: scrollPlaces.get(key) ?? 0 };
}

/** Notes where the current entry is scrolled to. */
export function keepScrollPlace(scrollY: number): void {
  scrollPlaces.set(entry.peek().key, scrollY);
}
