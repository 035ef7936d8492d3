import { locale } from '../../locale.ts';

const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

/** A time of today, or a date and time, in the reader's zone. */
export function Moment({ at }: { at: string }) {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  return <time dateTime={at}>{(isToday ? times : days).format(date)}</time>;
}

/** A message around a time. */
export function Around({ message, at }: { message: (part: string) => string; at: string }) {
  const [before, after] = message('\0').split('\0');
  return (
    <span>
      {before}
      <Moment at={at} />
      {after}
    </span>
  );
}
