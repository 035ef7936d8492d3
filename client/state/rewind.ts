import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { holdClock } from './clock.ts';

/** The past moment that the board shows. */
export interface Rewind {
  /** In milliseconds. */
  at: number;
  /** How many times faster than the clock it goes on; 0 while it stands. */
  speed: number;
  /** How far back the scrubber reaches, in milliseconds. */
  range: number;
  /** True when the wire's history begins later than `at`. */
  isGone: boolean;
}

const state = signal<Rewind | null>(null);

/** The past moment that the board shows; null while it is live. */
export const rewind: ReadonlySignal<Rewind | null> = state;
/** True while the board shows the past. */
export const isRewound = computed(() => state.value !== null);

/** Shows a past moment; null returns to the present. */
export function setRewind(next: Rewind | null): void {
  state.value = next;
  holdClock(next?.at ?? null);
}

/** The wire's history begins after the moment. */
export function markGone(): void {
  if (state.value) state.value = { ...state.value, isGone: true };
}
