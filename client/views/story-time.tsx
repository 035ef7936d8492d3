import { now } from '../state/clock.ts';
import { bylineTimeText, exactTimeText, longDateText, timeText } from './time-text.ts';

/** A relative time, with the exact time on hover, and on paper the date. */
export function StoryTime({ at }: { at: string }) {
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={exactTimeText(instant)} data-at={bylineTimeText(instant)}>
      {timeText(instant, now.value)}
    </time>
  );
}

/** Date and time, with the exact time on hover. */
export function BylineTime({ at }: { at: string }) {
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={exactTimeText(instant)}>
      {bylineTimeText(instant)}
    </time>
  );
}

/** A day, with the exact time on hover. */
export function Day({ at }: { at: string }) {
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={exactTimeText(instant)}>
      {longDateText(instant)}
    </time>
  );
}
