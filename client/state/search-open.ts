import { type ReadonlySignal, signal } from '@preact/signals';

const open = signal(false);

/** True while the search field is shown over a phone's header. */
export const isSearchOpen: ReadonlySignal<boolean> = open;

/** Shows or hides the search field of a phone. */
export function setSearchOpen(isOpen: boolean): void {
  open.value = isOpen;
}
