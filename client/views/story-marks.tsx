import type { StoryCard } from '../../shared/domain/story.ts';
import { texts } from '../texts.ts';

/** The line above a headline: how urgent, who says it, on which desk, and whether it was corrected. */
export function StoryMarks({ story }: { story: StoryCard }) {
  return (
    <p class="marks">
      {story.priority !== 'routine' && <span class="mark mark-priority">{texts.priority[story.priority]}</span>}
      <span class="mark-publisher">{story.publisher.name}</span>
      {story.section && <span class="mark-section">{texts.section[story.section]}</span>}
      {isCorrected(story) && (
        <span class="mark mark-corrected" data-testid="correction">
          {texts.corrected}
        </span>
      )}
    </p>
  );
}

/** A first revision is what was published; a retraction says more than a correction before it. */
function isCorrected(story: StoryCard): boolean {
  return story.revision > 1 && !story.retracted;
}
