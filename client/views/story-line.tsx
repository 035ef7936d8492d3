import { readCard } from '../../shared/domain/card-reports.ts';
import { independentOf } from '../../shared/domain/independent-publishers.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { Mark } from '../state/mark-words.ts';
import { texts } from '../texts.ts';
import { PublisherMark } from './publisher-mark.tsx';
import { PublisherName } from './publisher-name.tsx';
import { StoryFrame } from './story-frame.tsx';
import { StoryHeadline } from './story-headline.tsx';
import { StoryTime } from './story-time.tsx';

interface Props {
  story: StoryCard;
  others: readonly StoryCard[];
  mark: Mark | null;
  isRead: boolean;
}

/** A story in one line: publisher, headline, number of reports and time. */
export function StoryLine({ story, others, mark, isRead }: Props) {
  const { publishers, stories, independent } = readCard(story, others);
  return (
    <StoryFrame story={story} isRead={isRead} isLine>
      <PublisherMark publisher={story.publisher} />
      <PublisherName publisher={story.publisher} />
      <StoryHeadline story={story} mark={mark} />
      {publishers > 1 && (
        <span
          class="line-reports"
          title={texts.coverage(stories, publishers, independentOf({ publishers, independent }))}
        >
          {texts.storyCount(stories)}
        </span>
      )}
      <p class="story-when">
        <StoryTime at={story.releasedAt} />
      </p>
    </StoryFrame>
  );
}
