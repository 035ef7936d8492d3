import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { isLive } from './following.ts';
import { openLists } from './open-lists.ts';

export type ConnectionState = 'live' | 'connecting' | 'catching-up' | 'offline';

const socket = signal<'connecting' | 'up' | 'down'>('connecting');
const hasBeenUp = signal(false);
const back = signal<{ stories: number; complete: boolean } | null>(null);
const bytes = signal(0);

/** What the bar says about the connection. */
export const connectionState = computed<ConnectionState>(() => {
  if (socket.value === 'down') return 'offline';
  const all = openLists.value.every((list) => isLive(list.following.value));
  if (socket.value === 'up' && all && openLists.value.length > 0) return 'live';
  return hasBeenUp.value ? 'catching-up' : 'connecting';
});
/** What an interruption has cost: how many stories were missed and have come, or had to be read anew. */
export const caughtUp: ReadonlySignal<{ stories: number; complete: boolean } | null> = back;
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

/** So many stories were missed and are here now; `complete` is false when they had to be read anew. */
export function sayCaughtUp(stories: number, complete: boolean): void {
  const before = back.peek();
  back.value = { stories: (before?.stories ?? 0) + stories, complete: complete && (before?.complete ?? true) };
}

/** The reader has seen it. */
export function forgetCaughtUp(): void {
  back.value = null;
}

/** How much came today. */
export function showTraffic(bytesToday: number): void {
  bytes.value = bytesToday;
}
