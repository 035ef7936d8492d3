import { siteName } from '../site-name.ts';
import { now } from '../state/clock.ts';
import { showDialog } from '../state/dialog.ts';
import { isSearchOpen, setSearchOpen } from '../state/search-open.ts';
import { texts } from '../texts.ts';
import { ConnectionMark } from './connection-mark.tsx';
import { NavLinks } from './nav-links.tsx';
import { SearchBox } from './search-box.tsx';
import { dayText } from './time-text.ts';

/** The masthead: name, day, search, links and connection state. */
export function TopBar() {
  return (
    <header
      class={isSearchOpen.value ? 'top is-searching' : 'top'}
      onFocusOut={({ target }) => target instanceof HTMLInputElement && setSearchOpen(false)}
    >
      <h1 class="top-name">
        <a href="/">{siteName()}</a>
      </h1>
      <p class="top-day">{dayText(now.value)}</p>
      <SearchBox />
      <NavLinks />
      <button type="button" class="icon-button top-more" aria-label={texts.navLabel} onClick={() => showDialog('more')}>
        <span aria-hidden="true">☰</span>
      </button>
      <ConnectionMark />
    </header>
  );
}
