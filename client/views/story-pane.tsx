import { storyPath } from '../../shared/domain/story-address.ts';
import { closePane } from '../actions/navigate.ts';
import { paneTexts } from '../pane-texts.ts';
import { openStory } from '../state/open-story.ts';
import { texts } from '../texts.ts';
import { OpenedStory } from './story-page.tsx';

/** The open story beside the board; the focus stays on the board until the reader takes it over. */
export function StoryPane() {
  const open = openStory.value;
  const card = open?.card;
  return (
    <aside class="pane" id="pane" tabIndex={-1} aria-label={paneTexts.pane} data-testid="pane">
      <header class="pane-head">
        <p class="pane-title">{paneTexts.pane}</p>
        {card && (
          // A new tab keeps the board.
          <a class="nav-link" href={storyPath(card)} target="_blank" rel="noopener">
            {paneTexts.openInTab}
          </a>
        )}
        <button
          type="button"
          class="icon-button"
          aria-label={texts.close}
          title={paneTexts.closePane}
          onClick={closePane}
        >
          <span aria-hidden="true">×</span>
        </button>
      </header>
      {/* Another story begins at its top. */}
      <div class="pane-scroll" key={open?.id} tabIndex={-1}>
        {open && <OpenedStory open={open} />}
      </div>
    </aside>
  );
}
