import { type ReadonlySignal, signal } from '@preact/signals';

/** Minimum time between two announcements of new stories to screen readers. */
const EVERY_MS = 15_000;
/** Long enough to be noticed; then the text goes, so that the same number can be announced again. */
const SAID_MS = 5_000;

const said = signal(0);
let announcedAt = 0;
/** By id: a story that two columns show counts once. */
const unsaid = new Set<string>();
/** What came last: another column may bring it again after it was said. */
const lastSaid = new Set<string>();
let waiting: ReturnType<typeof setTimeout> | undefined;

/** The number of stories that is being announced; 0 in between. */
export const announcement: ReadonlySignal<number> = said;

/** Announces new stories by their ids, batched so that screen readers are not flooded. */
export function announceStories(ids: readonly string[]): void {
  for (const id of ids) if (!lastSaid.has(id)) unsaid.add(id);
  if (unsaid.size === 0 || waiting !== undefined) return;
  waiting = setTimeout(announce, Math.max(0, announcedAt + EVERY_MS - Date.now()));
}

function announce(): void {
  waiting = undefined;
  announcedAt = Date.now();
  said.value = unsaid.size;
  lastSaid.clear();
  for (const id of unsaid) lastSaid.add(id);
  unsaid.clear();
  setTimeout(() => {
    said.value = 0;
  }, SAID_MS);
}
