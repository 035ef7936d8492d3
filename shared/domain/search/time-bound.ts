const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const AGO = /^(\d{1,4})([mhdw])$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})?$/;
const FIRST_MS = Date.UTC(0, 0, 1) - 1;

/** Which end of a range a time is. */
export type TimeSide = 'since' | 'until';

/**
 * A time of a query in milliseconds since 1970: `2h` (that long ago), `today`, `yesterday`, a day or an instant, in UTC
 * where no zone is given. A day includes all of it: `since` means its beginning, `until` its end. Undefined for another
 * text.
 */
export function resolveTime(text: string, side: TimeSide, now: number): number | undefined {
  const ago = AGO.exec(text);
  if (ago) return now - Number(ago[1]) * UNIT_MS[ago[2] as keyof typeof UNIT_MS];
  const day = dayOf(text, now);
  if (day !== undefined) return side === 'since' ? day : day + UNIT_MS.d;
  if (!INSTANT.test(text) || !isDay(text.slice(0, 10))) return undefined;
  const at = Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at) || at <= FIRST_MS ? undefined : at;
}

/** The times of a filter as one range; the end is excluded. */
export function rangeOf(
  { since, until }: { since: readonly string[]; until: readonly string[] },
  now: number,
): { from: number; to: number } {
  const all = (texts: readonly string[], side: TimeSide): number[] =>
    texts.flatMap((text) => resolveTime(text, side, now) ?? []);
  return {
    from: Math.max(Number.NEGATIVE_INFINITY, ...all(since, 'since')),
    to: Math.min(Number.POSITIVE_INFINITY, ...all(until, 'until')),
  };
}

/** True when a release at this time lies within the filter's times, now. */
export function timesHold(
  filter: { since: readonly string[]; until: readonly string[] },
  at: string | undefined,
): boolean {
  if (filter.since.length + filter.until.length === 0) return true;
  const now = Date.now();
  const { from, to } = rangeOf(filter, now);
  const released = at === undefined ? now : Date.parse(at);
  return released >= from && released < to;
}

function dayOf(text: string, now: number): number | undefined {
  const today = now - (((now % UNIT_MS.d) + UNIT_MS.d) % UNIT_MS.d);
  if (text === 'today') return today;
  if (text === 'yesterday') return today - UNIT_MS.d;
  return DAY.test(text) && isDay(text) ? Date.parse(`${text}T00:00:00Z`) : undefined;
}

/** False for a day that no calendar has, such as 30 February. */
function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) && !text.startsWith('0000');
}
