import type { Timetable } from '../../shared/node/db/feed/feed-row.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** While a hub pushes changes, polling only checks that it still does. */
const PUSHED_INTERVAL_MS = 6 * HOUR_MS;
const FIRST_INTERVAL_MS = 30 * 60_000;

export interface Bounds {
  minIntervalMs: number;
  maxIntervalMs: number;
}

/** Inputs for scheduling a feed's next poll. */
export interface Habits {
  /** The operator's setting, which overrides everything the feed says. */
  intervalMs: number | undefined;
  learnedMs: number | undefined;
  errorCount: number;
  isPushed: boolean;
}

/** Adapts the polling interval: shorter after a change, longer after none. */
export function learn(
  learnedMs: number | undefined,
  changed: boolean,
  { minIntervalMs, maxIntervalMs }: Bounds,
): number {
  const before = learnedMs ?? FIRST_INTERVAL_MS;
  return Math.round(clamp(changed ? before / 2 : before * 1.5, minIntervalMs, maxIntervalMs));
}

/** When to poll a feed again; respects the publisher's hints unless the operator set an interval. */
export function nextAfterAnswer(
  habits: Habits,
  hints: {
    maxAgeMs?: number | undefined;
    feed: Timetable;
  },
  bounds: Bounds,
  now: Date,
  random: () => number,
): Date {
  if (habits.intervalMs !== undefined && !habits.isPushed) return later(now, jitter(habits.intervalMs, random));
  const asked = Math.max(hints.maxAgeMs ?? 0, (hints.feed.ttlMinutes ?? 0) * 60_000, hints.feed.updatePeriodMs ?? 0);
  const pushed = habits.isPushed ? PUSHED_INTERVAL_MS : 0;
  const interval = clamp(
    Math.max(habits.learnedMs ?? FIRST_INTERVAL_MS, Math.min(asked, bounds.maxIntervalMs), pushed),
    bounds.minIntervalMs,
    Math.max(bounds.maxIntervalMs, pushed),
  );
  return pastSkipped(later(now, jitter(interval, random)), hints.feed.skipHours ?? [], hints.feed.skipDays ?? []);
}

/** When to retry a failed feed: doubles after each failure, up to a day, never before Retry-After. */
export function nextAfterError(
  habits: Habits,
  retryAfterMs: number | undefined,
  bounds: Bounds,
  now: Date,
  random: () => number,
): Date {
  const base = habits.intervalMs ?? bounds.minIntervalMs;
  const backOff = Math.min(base * 2 ** Math.min(habits.errorCount, 20), Math.max(DAY_MS, base));
  const wait = Math.max(jitter(backOff, random), Math.min(retryAfterMs ?? 0, 7 * DAY_MS));
  return later(now, wait);
}

/** Moves a time out of the hours and days that the feed declares as unchanging. */
function pastSkipped(at: Date, hours: readonly number[], days: readonly number[]): Date {
  let moved = at;
  for (let step = 0; step < 7 * 24; step += 1) {
    if (!hours.includes(moved.getUTCHours()) && !days.includes(moved.getUTCDay())) return moved;
    moved = new Date((Math.floor(moved.getTime() / HOUR_MS) + 1) * HOUR_MS);
  }
  // Every hour of the week is skipped, which must be a mistake.
  return at;
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}

/** Adds up to a tenth so that feeds added together drift apart. */
function jitter(ms: number, random: () => number): number {
  return Math.round(ms * (1 + random() / 10));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
