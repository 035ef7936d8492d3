import { useState } from 'preact/hooks';
import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPageTexts } from '../story-page-texts.ts';
import { RetryNotice } from './retry-notice.tsx';
import { useChunk } from './use-chunk.ts';

const PANEL_ID = 'changes';

/** Shows or hides a story's corrections; the code that compares versions is loaded on demand. */
export function ChangesToggle({ story }: { story: StoryCard }) {
  const [isOpen, setOpen] = useState(false);
  const { Part, hasFailed, retry } = useChunk(isOpen, () =>
    import('./story-changes.tsx').then((chunk) => chunk.StoryChanges),
  );
  return (
    <div class="changes-place">
      <button
        type="button"
        class="link-button"
        data-testid="changes-toggle"
        aria-expanded={isOpen}
        aria-controls={PANEL_ID}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? storyPageTexts.hideChanges : storyPageTexts.whatChanged}
      </button>
      <div id={PANEL_ID}>
        {isOpen && Part && <Part story={story} />}
        {isOpen && hasFailed && <RetryNotice text={storyPageTexts.changesFailed} retry={retry} />}
      </div>
    </div>
  );
}
