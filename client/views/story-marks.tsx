import type { StoryCard } from '../../shared/domain/story.ts';
import { sectionText } from '../section-texts.ts';
import { texts } from '../texts.ts';
import { PublisherMark } from './publisher-mark.tsx';
import { PublisherName } from './publisher-name.tsx';

/** The line above a headline: publisher, section, priority, and whether it was corrected. */
export function StoryMarks({ story }: { story: StoryCard }) {
  return (
    <p class="marks">
      <PublisherMark publisher={story.publisher} />
      <PublisherName publisher={story.publisher} />
      {story.section && <span class="mark-section">{sectionText(story.section)}</span>}
      {story.priority !== 'routine' && <span class="mark mark-priority">{texts.priority[story.priority]}</span>}
      {isCorrected(story) && (
        <span class="mark mark-corrected" data-testid="correction">
          {texts.corrected}
        </span>
      )}
    </p>
  );
}

/** Revision 1 is the published one; a retraction matters more than an earlier correction. */
function isCorrected(story: StoryCard): boolean {
  return story.revision > 1 && !story.retracted;
}
