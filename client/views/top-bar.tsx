import { now } from '../state/clock.ts';
import { showDialog } from '../state/dialog.ts';
import { texts } from '../texts.ts';
import { ConnectionMark } from './connection-mark.tsx';
import { SearchBox } from './search-box.tsx';
import { dayText } from './time-text.ts';
import { Ways } from './ways.tsx';

/** The name of the paper, the day, and the ways to everything else. */
export function TopBar() {
  return (
    <header class="top">
      <h1 class="top-name">
        <a href="/">{texts.name}</a>
      </h1>
      <p class="top-day">{dayText(now.value)}</p>
      <SearchBox />
      <Ways />
      <button
        type="button"
        class="icon-button top-more"
        aria-label={texts.waysLabel}
        onClick={() => showDialog('more')}
      >
        <span aria-hidden="true">☰</span>
      </button>
      <ConnectionMark />
    </header>
  );
}
