import type { StoryCard } from '../../shared/domain/story.ts';
import { storyAudience } from '../state/audience.ts';
import { storyPageTexts } from '../story-page-texts.ts';

/** The number of comments, and of readers who have the story open. */
export function StoryPulse({ story }: { story: StoryCard }) {
  const audience = storyAudience.value;
  // A single reader is the reader themselves.
  const readers = audience?.storyId === story.id && audience.readers > 1 ? audience.readers : undefined;
  return (
    <p class="pulse">
      <a href="#comments" data-testid="comment-count">
        {storyPageTexts.commentCount(story.comments)}
      </a>
      {readers !== undefined && (
        <span class="pulse-readers" data-testid="readers">
          {storyPageTexts.readers(readers)}
        </span>
      )}
    </p>
  );
}
