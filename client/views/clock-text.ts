import { locale } from '../locale.ts';

const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });

/** The time of day: "12:04". */
export function clockText(instantMs: number): string {
  return clock.format(instantMs);
}
