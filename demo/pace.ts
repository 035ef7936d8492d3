import { pause } from '../shared/node/lifecycle/back-off.ts';
import type { Act } from './script.ts';

/** How fast the newsroom publishes. */
export interface Pace {
  openingPauseMs: number;
  /** From the opening to the last story. */
  showMs: number;
}

export const NATURAL_PACE: Pace = { openingPauseMs: 150, showMs: 60 * 60_000 };

/** At the end of the show pauses are this many times as long as at its beginning, besides one. */
const SLOWING = 2;
const BURST_WEIGHT = 0.12;
const SEED = 71;

/** Time and chance, injected so that tests run at full speed. */
export interface Clock {
  now(): number;
  random(): number;
  /** Waits, or returns at once when the signal is aborted. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

export const WALL_CLOCK: Clock = { now: Date.now, random: Math.random, pause };

/**
 * The pause before each act: short for the opening, then irregular and growing, with little between the acts of a
 * burst; all pauses after the opening fill the show. The same at every start, so that a restart keeps the hour.
 */
export function pausesBefore(acts: readonly Act[], { openingPauseMs, showMs }: Pace): number[] {
  const random = randomNumbers();
  const weights = acts.map(({ when }, index) => {
    const jitter = 0.5 + random();
    if (when === 'opening') return 0;
    return when === 'burst' ? BURST_WEIGHT * jitter : (1 + (SLOWING * index) / acts.length) * jitter;
  });
  const total = Math.max(
    1,
    weights.reduce((sum, weight) => sum + weight, 0),
  );
  return weights.map((weight) => (weight === 0 ? openingPauseMs : (weight / total) * showMs));
}

/** Numbers from 0 up to 1, the same at every start (Lehmer). */
function randomNumbers(): () => number {
  let state = SEED;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
