/** When a reader wants no notifications, in the reader's time zone. */
export interface QuietHours {
  /** `22:00`. */
  from: string;
  /** `07:00`; the next day's when it is before `from`. */
  to: string;
  /** `Europe/Berlin`. */
  timeZone: string;
  /** Flash stories still notify. */
  allowFlash?: boolean | undefined;
}

const DAY_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;

/**
 * When the current quiet hours end; undefined outside of them. A time zone that this runtime does not know has no quiet
 * hours.
 */
export function quietUntil(quiet: QuietHours, now: Date): Date | undefined {
  const minute = minuteOfDay(now, quiet.timeZone);
  if (minute === undefined) return undefined;
  const from = toMinutes(quiet.from);
  const length = (toMinutes(quiet.to) - from + DAY_MINUTES) % DAY_MINUTES;
  const since = (minute - from + DAY_MINUTES) % DAY_MINUTES;
  if (since >= length) return undefined;
  const startOfMinute = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  return new Date(startOfMinute + (length - since) * MINUTE_MS);
}

/** True for a time zone that this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function minuteOfDay(now: Date, timeZone: string): number | undefined {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    return toMinutes(parts.format(now));
  } catch {
    return undefined;
  }
}

function toMinutes(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
