import { notNeeded } from '../../shared/domain/expected-failures.ts';
import { type RevisionOf, sendReadings } from '../net/recall-api.ts';

const WAIT_MS = 5_000;
/** What one request may have of each. */
const MOST = 50;

const waiting = { opened: [] as RevisionOf[], informed: [] as RevisionOf[] };
let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends what waits when the page is left. */
export function keepReadings(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush();
  });
}

/**
 * Counts a story's first opening in this revision, or a reader who has seen this correction, anonymously. Sends nothing
 * when the browser asks not to be tracked (Global Privacy Control).
 */
export function countReading(is: keyof typeof waiting, reading: RevisionOf): void {
  if ((navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl) return;
  waiting[is].push(reading);
  timer ??= setTimeout(flush, WAIT_MS);
}

function flush(): void {
  clearTimeout(timer);
  timer = undefined;
  const readings = { opened: waiting.opened.splice(0, MOST), informed: waiting.informed.splice(0, MOST) };
  // A figure, which may miss some: nothing is sent again.
  if (readings.opened.length + readings.informed.length > 0) void sendReadings(readings).catch(notNeeded);
  if (waiting.opened.length + waiting.informed.length > 0) timer = setTimeout(flush, WAIT_MS);
}
