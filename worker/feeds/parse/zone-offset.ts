import { zoneMinutes } from './time-zones.ts';

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
const ZONES_KEPT_MAX = 100;
/** At the end of a date, RFC 9557 in brackets: `Europe/Berlin`, `[America/Argentina/Buenos_Aires]`, `[!Asia/Tokyo]`. */
const IANA_ZONE =
  /\s?(?:(?<![\w/])|(?=\[))\[?!?([a-z][a-z_]{1,30}(?:\/[a-z\d_+-]{1,30}){1,2})\]?(?:\[[^\]]{0,40}\])?$/i;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Takes the name of an IANA time zone off the end of a date; `zone` is undefined when there is none that is known. */
export function splitZone(text: string): { text: string; zone: string | undefined } {
  const found = IANA_ZONE.exec(text);
  const zone = found?.[1];
  if (found === null || zone === undefined || formatFor(zone) === undefined) return { text, zone: undefined };
  return { text: text.slice(0, found.index), zone };
}

/**
 * Minutes east of Greenwich in a zone when its clocks show this time, in milliseconds as if it were UTC. A time that
 * comes twice, when summer time ends, is the first; one that is left out is read with the offset before.
 */
export function offsetAt(zone: string, clockMs: number): number {
  const before = offsetOf(zone, clockMs - DAY_MS);
  const after = offsetOf(zone, clockMs + DAY_MS);
  if (before === after || offsetOf(zone, clockMs - before * MINUTE_MS) === before) return before;
  return offsetOf(zone, clockMs - after * MINUTE_MS) === after ? after : before;
}

function offsetOf(zone: string, atMs: number): number {
  const parts = formatFor(zone)?.formatToParts(atMs) ?? [];
  return zoneMinutes(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? 0;
}

function formatFor(zone: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(zone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    if (formats.size >= ZONES_KEPT_MAX) formats.clear();
    formats.set(zone, format);
    return format;
  } catch {
    // No zone of this name.
    return undefined;
  }
}
