import { newColumn } from '../actions/columns.ts';
import { toggleRewind } from '../actions/toggle-rewind.ts';
import { boardTexts } from '../board-texts.ts';
import { showDialog } from '../state/dialog.ts';
import { boardRoute } from '../state/entry.ts';
import { isRewound } from '../state/rewind.ts';
import { savedStories } from '../state/saved-stories.ts';
import { texts } from '../texts.ts';

/** Links and buttons to everything but columns. */
export function NavLinks() {
  const saved = savedStories.value.length;
  return (
    <nav class="nav-links" aria-label={texts.navLabel}>
      <a class="nav-link nav-live" href="/live">
        {texts.live}
      </a>
      <a class="nav-link" href="/saved">
        {texts.saved}
        {saved > 0 && <span class="nav-count">{texts.storyCount(saved)}</span>}
      </a>
      {boardRoute.value?.name === 'dashboard' && (
        <button type="button" class="nav-link" data-testid="add-column" onClick={newColumn}>
          {texts.addColumn}
        </button>
      )}
      {boardRoute.value && (
        <button
          type="button"
          class="nav-link"
          data-testid="rewind-toggle"
          aria-pressed={isRewound.value}
          title={boardTexts.rewindHint}
          onClick={() => void toggleRewind()}
        >
          {boardTexts.rewind}
        </button>
      )}
      <button type="button" class="nav-link" onClick={() => showDialog('mutes')}>
        {texts.mutes}
      </button>
      <button type="button" class="nav-link" data-testid="open-display" onClick={() => showDialog('display')}>
        {texts.display}
      </button>
      <button type="button" class="nav-link" onClick={() => showDialog('help')}>
        {texts.help}
      </button>
    </nav>
  );
}
