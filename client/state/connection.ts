import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { isLive } from './following.ts';
import { openLists } from './open-lists.ts';
import { isRewound } from './rewind.ts';

export type ConnectionState = 'live' | 'connecting' | 'catching-up' | 'offline' | 'rewound';

interface CaughtUp {
  stories: number;
  /** False when lists had to be loaded again. */
  complete: boolean;
}

const socket = signal<'connecting' | 'up' | 'down'>('connecting');
const hasBeenUp = signal(false);
const back = signal<CaughtUp | null>(null);
const bytes = signal(0);
const caught = new Set<number>();

/** The connection state as the top bar shows it. */
export const connectionState = computed<ConnectionState>(() => {
  if (socket.value === 'down') return 'offline';
  if (isRewound.value) return 'rewound';
  // A refused column has nothing to catch up on, and shows that itself.
  const all = openLists.value.every(({ following, refusal }) => refusal.value !== null || isLive(following.value));
  if (socket.value === 'up' && all && openLists.value.length > 0) return 'live';
  return hasBeenUp.value ? 'catching-up' : 'connecting';
});
/** True while the server can be reached. */
export const isUp = computed(() => socket.value === 'up');
/** How many stories a disconnect made the reader miss, and whether they were caught up or lists were loaded again. */
export const caughtUp: ReadonlySignal<CaughtUp | null> = back;
/** Bytes received over the connection today. */
export const trafficToday: ReadonlySignal<number> = bytes;

/** The connection is up. */
export function markUp(): void {
  socket.value = 'up';
}

/** The connection is down. */
export function markDown(): void {
  if (socket.peek() === 'up') hasBeenUp.value = true;
  socket.value = 'down';
}

/** Counts missed events that have arrived; one that two columns show counts once. */
export function noteCaughtUp(seqs: readonly number[]): void {
  if (seqs.length === 0) return;
  for (const seq of seqs) caught.add(seq);
  const before = back.peek();
  back.value = { complete: true, ...before, stories: Math.max(before?.stories ?? 0, caught.size) };
}

/** Notes how many stories were missed by a column that was loaded again; the largest of several columns counts. */
export function sayReadAnew(stories: number): void {
  if (stories === 0) return;
  back.value = { stories: Math.max(back.peek()?.stories ?? 0, stories), complete: false };
}

/** Hides the note about a disconnect. */
export function forgetCaughtUp(): void {
  caught.clear();
  back.value = null;
}

/** Sets the bytes received today. */
export function showTraffic(bytesToday: number): void {
  bytes.value = bytesToday;
}
