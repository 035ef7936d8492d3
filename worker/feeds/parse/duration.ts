const CLOCK = /^(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2})(?:[.,]\d{1,9})?$/;
const SECONDS = /^(\d{1,6})(?:[.,]\d{1,9})?$/;
/** `1h 2m 3s`, `62 min`, and ISO 8601: `PT1H2M3S`. */
const UNITS =
  /^(?:PT)?(?:(\d{1,3})\s?h(?:ours?|rs?)?[\s,.]{0,3})?(?:(\d{1,4})\s?m(?:in(?:ute)?s?)?[\s,.]{0,3})?(?:(\d{1,6})(?:\.\d{1,9})?\s?s(?:ec(?:ond)?s?)?)?\.?$/i;
/** What is longer than a week is no length of a recording. */
const LONGEST_SECONDS = 7 * 24 * 3_600;

/** Whole seconds of a length as podcasts write it (`1:02:03`, `62:03`, `3723`, `PT1H2M3S`); undefined for any other. */
export function durationSeconds(raw: string | undefined): number | undefined {
  const text = raw?.trim() ?? '';
  if (text === '' || text.length > 40) return undefined;
  const [, seconds] = SECONDS.exec(text) ?? [];
  if (seconds !== undefined) return plausibleSeconds(Number(seconds));
  const [, hours, minutes, rest] = CLOCK.exec(text) ?? UNITS.exec(text) ?? [];
  return plausibleSeconds(Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(rest ?? 0));
}

/** Whole seconds; undefined for nothing, for less than one and for more than a week. */
export function plausibleSeconds(seconds: number | undefined): number | undefined {
  const whole = Math.round(seconds ?? 0);
  return whole >= 1 && whole <= LONGEST_SECONDS ? whole : undefined;
}
