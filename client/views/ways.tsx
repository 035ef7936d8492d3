import { newColumn } from '../actions/columns.ts';
import { showDialog } from '../state/dialog.ts';
import { currentRoute } from '../state/entry.ts';
import { savedStories } from '../state/saved-stories.ts';
import { texts } from '../texts.ts';

/** The ways to everything that is not a column. */
export function Ways() {
  const saved = savedStories.value.length;
  return (
    <nav class="ways" aria-label={texts.waysLabel}>
      <a class="way" href="/saved">
        {texts.saved}
        {saved > 0 && <span class="way-count">{texts.storyCount(saved)}</span>}
      </a>
      {currentRoute.value.name === 'dashboard' && (
        <button type="button" class="way" data-testid="add-column" onClick={newColumn}>
          {texts.addColumn}
        </button>
      )}
      <button type="button" class="way" onClick={() => showDialog('mutes')}>
        {texts.mutes}
      </button>
      <button type="button" class="way" onClick={() => showDialog('help')}>
        {texts.help}
      </button>
    </nav>
  );
}
