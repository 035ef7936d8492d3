import { type ReadonlySignal, signal } from '@preact/signals';

/** Minimum time between two announcements of new stories to screen readers. */
const EVERY_MS = 15_000;
/** Long enough to be noticed; then the text goes, so that the same number can be announced again. */
const SAID_MS = 5_000;

const said = signal(0);
let announcedAt = 0;
let unsaid = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** The number of stories that is being announced; 0 in between. */
export const announcement: ReadonlySignal<number> = said;

/** Announces new stories, batched so that screen readers are not flooded. */
export function announceStories(count: number): void {
  unsaid += count;
  if (unsaid === 0 || waiting !== undefined) return;
  waiting = setTimeout(announce, Math.max(0, announcedAt + EVERY_MS - Date.now()));
}

function announce(): void {
  waiting = undefined;
  announcedAt = Date.now();
  said.value = unsaid;
  unsaid = 0;
  setTimeout(() => {
    said.value = 0;
  }, SAID_MS);
}
