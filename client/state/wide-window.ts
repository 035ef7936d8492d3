import { type ReadonlySignal, signal } from '@preact/signals';

/** Room for three columns and a story beside them; as in pane.css. */
const WIDE = '(min-width: 1800px)';

const query = globalThis.matchMedia?.(WIDE);
const wide = signal(query?.matches ?? false);
query?.addEventListener('change', ({ matches }) => {
  wide.value = matches;
});

/** True while the window has room for a story beside the board. */
export const isWideWindow: ReadonlySignal<boolean> = wide;
