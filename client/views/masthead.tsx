import { now } from '../state/clock.ts';
import { texts } from '../texts.ts';
import { dayText } from './time-text.ts';

/** The name of the paper and the day. */
export function Masthead() {
  return (
    <header class="masthead">
      <h1 class="masthead-name">
        <a href="/">{texts.name}</a>
      </h1>
      <p class="masthead-day">{dayText(now.value)}</p>
    </header>
  );
}
