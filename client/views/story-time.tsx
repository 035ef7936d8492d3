import { now } from '../state/clock.ts';
import { bylineTimeText, exactTimeText, timeText } from './time-text.ts';

/** How long ago; the exact time shows on hover. */
export function StoryTime({ at }: { at: string }) {
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={exactTimeText(instant)}>
      {timeText(instant, now.value)}
    </time>
  );
}

/** Date and time of day, how long ago on hover. */
export function BylineTime({ at }: { at: string }) {
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={exactTimeText(instant)}>
      {bylineTimeText(instant)}
    </time>
  );
}
