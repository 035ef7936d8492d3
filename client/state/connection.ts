import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { isLive } from './following.ts';
import { openLists } from './open-lists.ts';

export type ConnectionState = 'live' | 'connecting' | 'catching-up' | 'offline';

interface CaughtUp {
  stories: number;
  /** False when lists had to be read anew. */
  complete: boolean;
}

const socket = signal<'connecting' | 'up' | 'down'>('connecting');
const hasBeenUp = signal(false);
const back = signal<CaughtUp | null>(null);
const bytes = signal(0);
const caught = new Set<number>();

/** What the bar says about the connection. */
export const connectionState = computed<ConnectionState>(() => {
  if (socket.value === 'down') return 'offline';
  // A column that was refused has nothing to wait for, and says so itself.
  const all = openLists.value.every(({ following, refusal }) => refusal.value !== null || isLive(following.value));
  if (socket.value === 'up' && all && openLists.value.length > 0) return 'live';
  return hasBeenUp.value ? 'catching-up' : 'connecting';
});
/** The server can be reached. */
export const isUp = computed(() => socket.value === 'up');
/** What an interruption has cost: how many stories were missed and have come, or had to be read anew. */
export const caughtUp: ReadonlySignal<CaughtUp | null> = back;
/** Bytes that came over the connection today. */
export const trafficToday: ReadonlySignal<number> = bytes;

/** The connection stands. */
export function markUp(): void {
  socket.value = 'up';
}

/** The connection is gone. */
export function markDown(): void {
  if (socket.peek() === 'up') hasBeenUp.value = true;
  socket.value = 'down';
}

/** Events that were missed have come; what two columns show was missed once. */
export function noteCaughtUp(seqs: readonly number[]): void {
  if (seqs.length === 0) return;
  for (const seq of seqs) caught.add(seq);
  const before = back.peek();
  back.value = { complete: true, ...before, stories: Math.max(before?.stories ?? 0, caught.size) };
}

/** So many stories of a column were missed, and it had to be read anew; of several columns the widest counts. */
export function sayReadAnew(stories: number): void {
  if (stories === 0) return;
  back.value = { stories: Math.max(back.peek()?.stories ?? 0, stories), complete: false };
}

/** The reader has seen it. */
export function forgetCaughtUp(): void {
  caught.clear();
  back.value = null;
}

/** How much came today. */
export function showTraffic(bytesToday: number): void {
  bytes.value = bytesToday;
}
