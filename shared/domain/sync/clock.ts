/**
 * Hybrid logical clocks: milliseconds since 1970, a counter within the millisecond and the writing browser, in base 36
 * with fixed widths, so that clocks compare as text. Every clock is later than all that its browser has seen, whatever
 * its own time of day says.
 */
const MS_DIGITS = 9;
const COUNTER_DIGITS = 4;
const COUNTER_MAX = 36 ** COUNTER_DIGITS - 1;

/** How far ahead of the server's time a clock may be. */
export const CLOCK_AHEAD_MAX_MS = 5 * 60_000;
export const CLOCK_PATTERN = /^[0-9a-z]{9}-[0-9a-z]{4}-[0-9a-z]{8}$/;

/** The next clock of a browser: later than `last`, and not earlier than its time of day. */
export function nextClock(last: string | undefined, nowMs: number, browser: string): string {
  const now = Math.max(0, Math.floor(nowMs));
  if (last === undefined || clockMs(last) < now) return writeClock(now, 0, browser);
  const counter = Number.parseInt(last.slice(MS_DIGITS + 1, MS_DIGITS + 1 + COUNTER_DIGITS), 36) + 1;
  return counter > COUNTER_MAX
    ? writeClock(clockMs(last) + 1, 0, browser)
    : writeClock(clockMs(last), counter, browser);
}

/** The time of day in a clock, in milliseconds since 1970. */
export function clockMs(clock: string): number {
  return Number.parseInt(clock.slice(0, MS_DIGITS), 36);
}

function writeClock(ms: number, counter: number, browser: string): string {
  const digits = (value: number, width: number): string => value.toString(36).padStart(width, '0');
  return `${digits(ms, MS_DIGITS)}-${digits(counter, COUNTER_DIGITS)}-${browser}`;
}
