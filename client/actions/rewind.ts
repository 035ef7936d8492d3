import { failSnapshot, showMoment } from '../state/column-list.ts';
import { openLists } from '../state/open-lists.ts';
import { type Rewind, rewind, setRewind } from '../state/rewind.ts';
import { fetchPage } from './column-page.ts';
import { learnFrom } from './receive-events.ts';
import { retryWhileBusy } from './retry-while-busy.ts';

const MINUTE_MS = 60_000;
/** How far back the board first goes. */
const FIRST_STEP_MS = 10 * MINUTE_MS;
/** While the reader drags, the stories come once they pause for this long. */
const PAUSE_MS = 150;
const TICK_MS = 250;
/** While the past is played, the stories are loaded again this often. */
const LOAD_EVERY_MS = 1_000;

let loading = new AbortController();
let pausing: ReturnType<typeof setTimeout> | undefined;
let playing: ReturnType<typeof setInterval> | undefined;

/** Shows the board as it was at this time (milliseconds), by default ten minutes ago. */
export function beginRewind(at = Date.now() - FIRST_STEP_MS): void {
  const back = Date.now() - at;
  const range = RANGES_MS.find((each) => each >= back) ?? back;
  setRewind({ at, speed: 0, range, isGone: false });
  keepInAddress();
}

/** How far back the scrubber can reach: an hour, six hours, a day, a week. */
export const RANGES_MS = [1, 6, 24, 168].map((hours) => hours * 60 * MINUTE_MS);

/** Goes to another moment; the stories follow as soon as the reader pauses. */
export function seek(at: number): void {
  change({ at: Math.min(at, Date.now()) });
  clearTimeout(pausing);
  pausing = setTimeout(() => {
    keepInAddress();
    void load();
  }, PAUSE_MS);
}

/** Sets how far back the scrubber reaches, in milliseconds. */
export function setRange(range: number): void {
  const now = Date.now();
  change({ range });
  if ((rewind.peek()?.at ?? now) < now - range) seek(now - range);
}

/** Lets the past go on, so many times faster than the clock; 0 stops it. Where it reaches the present, it ends. */
export function play(speed: number): void {
  change({ speed });
  clearInterval(playing);
  if (speed === 0) return;
  let loadedAt = Date.now();
  playing = setInterval(() => {
    const now = Date.now();
    const at = (rewind.peek()?.at ?? now) + speed * TICK_MS;
    if (at >= now) return backToLive();
    change({ at });
    if (now - loadedAt < LOAD_EVERY_MS) return;
    loadedAt = now;
    void load();
  }, TICK_MS);
}

/** Shows the present again; the columns catch up from where they were left. */
export function backToLive(): void {
  clearInterval(playing);
  clearTimeout(pausing);
  loading.abort();
  setRewind(null);
  keepInAddress();
}

/** Loads every column as it was at the moment. */
async function load(): Promise<void> {
  loading.abort();
  loading = new AbortController();
  const { signal } = loading;
  const lists = openLists.peek().filter(({ column }) => column.isPast);
  change({ isGone: false });
  const each = lists.map(async (list) => {
    try {
      const page = await retryWhileBusy(() => fetchPage(list, signal), signal);
      showMoment(list, page);
      learnFrom(page.stories);
    } catch {
      if (!signal.aborted) failSnapshot(list);
    }
  });
  await Promise.all(each);
}

function change(part: Partial<Rewind>): void {
  const current = rewind.peek();
  if (current) setRewind({ ...current, ...part });
}

/** The moment is part of the address, so that a reload and a shared link show it, too. */
function keepInAddress(): void {
  const address = new URL(location.href);
  const at = rewind.peek()?.at;
  if (at === undefined) address.searchParams.delete('at');
  else address.searchParams.set('at', new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000', ''));
  history.replaceState(history.state, '', address.pathname + address.search.replaceAll('%3A', ':') + address.hash);
}
