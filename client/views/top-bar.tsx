import { newColumn } from '../actions/columns.ts';
import { now } from '../state/clock.ts';
import { showDialog } from '../state/dialog.ts';
import { currentRoute } from '../state/entry.ts';
import { savedStories } from '../state/saved-stories.ts';
import { texts } from '../texts.ts';
import { ConnectionMark } from './connection-mark.tsx';
import { SearchBox } from './search-box.tsx';
import { dayText } from './time-text.ts';

/** The name of the paper, the day, and the ways to everything else. */
export function TopBar() {
  return (
    <header class="top">
      <h1 class="top-name">
        <a href="/">{texts.name}</a>
      </h1>
      <p class="top-day">{dayText(now.value)}</p>
      <SearchBox />
      <nav class="top-ways" aria-label={texts.waysLabel}>
        <a class="way" href="/saved">
          {texts.saved}
          {savedStories.value.length > 0 && (
            <span class="way-count">{texts.storyCount(savedStories.value.length)}</span>
          )}
        </a>
        {currentRoute.value.name === 'dashboard' && (
          <button type="button" class="way" data-testid="add-column" onClick={newColumn}>
            {texts.addColumn}
          </button>
        )}
        <button type="button" class="way" onClick={() => showDialog('mutes')}>
          {texts.mutes}
        </button>
        <button
          type="button"
          class="way way-key"
          title={texts.help}
          aria-label={texts.help}
          onClick={() => showDialog('help')}
        >
          ?
        </button>
      </nav>
      <ConnectionMark />
    </header>
  );
}
