const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;
const RELATIVE_UNTIL_S = 7 * DAY_S;

/** Creating a formatter takes longer than drawing a story, so they are cached by locale. */
const relative = onceByLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
const byline = onceByLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }));
const exact = onceByLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }));

/** A relative time; a date for anything older than a week. */
export function timeText(instantMs: number, nowMs: number, locale?: string): string {
  // The reader's clock may be slow, and stories must not appear to be from the future.
  const age = Math.max(0, (nowMs - instantMs) / 1000);
  if (age >= RELATIVE_UNTIL_S) return dateText(instantMs, nowMs, locale);
  const format = relative(locale);
  if (age < MINUTE_S) return format.format(0, 'second');
  if (age < HOUR_S) return format.format(-Math.floor(age / MINUTE_S), 'minute');
  if (age < DAY_S) return format.format(-Math.floor(age / HOUR_S), 'hour');
  return format.format(-Math.floor(age / DAY_S), 'day');
}

/** A length of time in its largest whole unit: "12 min". */
export function durationText(seconds: number, locale?: string): string {
  const [unit, size] = (
    [
      ['day', DAY_S],
      ['hour', HOUR_S],
      ['minute', MINUTE_S],
      ['second', 1],
    ] as const
  ).find(([, least]) => seconds >= least) ?? ['second', 1];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(
    Math.floor(seconds / size),
  );
}

/** Date and time to the second, with the time zone. */
export function exactTimeText(instantMs: number, locale?: string): string {
  return exact(locale).format(instantMs);
}

/** Date and time for a byline. */
export function bylineTimeText(instantMs: number, locale?: string): string {
  return byline(locale).format(instantMs);
}

/** A day without the time. */
export function longDateText(instantMs: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(instantMs);
}

/** The day for the masthead. */
export function dayText(instantMs: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    instantMs,
  );
}

function dateText(instantMs: number, nowMs: number, locale: string | undefined): string {
  const isThisYear = new Date(instantMs).getFullYear() === new Date(nowMs).getFullYear();
  const year = isThisYear ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year }).format(instantMs);
}

function onceByLocale<Format>(make: (locale: string | undefined) => Format): (locale: string | undefined) => Format {
  const made = new Map<string | undefined, Format>();
  return (locale) => {
    const format = made.get(locale) ?? make(locale);
    made.set(locale, format);
    return format;
  };
}
