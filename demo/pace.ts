import { pause } from '../shared/node/lifecycle/back-off.ts';

/** How fast the newsroom writes. */
export interface Pace {
  openingPauseMs: number;
  shortestPauseMs: number;
  longestPauseMs: number;
  /** How often the script is played. */
  editions: number;
}

export const NATURAL_PACE: Pace = {
  openingPauseMs: 700,
  shortestPauseMs: 6_000,
  longestPauseMs: 20_000,
  editions: Number.POSITIVE_INFINITY,
};

/** Time and chance, as parameters so that a test runs at full speed. */
export interface Clock {
  now(): number;
  random(): number;
  /** Waits, or returns at once when the signal is aborted. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

export const WALL_CLOCK: Clock = { now: Date.now, random: Math.random, pause };

/** The pause before the next story: any length in between, the shorter ones more often. */
export function naturalPauseMs({ shortestPauseMs, longestPauseMs }: Pace, random: () => number): number {
  return shortestPauseMs + (longestPauseMs - shortestPauseMs) * random() ** 1.4;
}
