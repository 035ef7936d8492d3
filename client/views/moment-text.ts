import { locale } from '../locale.ts';

const moment = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
});

/** Date and time of a moment in the past, with the weekday and the second. */
export function momentText(instantMs: number): string {
  return moment.format(instantMs);
}
