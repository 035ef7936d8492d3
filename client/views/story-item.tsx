import { useMemo } from 'preact/hooks';
import type { StoryCard } from '../../shared/domain/story.ts';
import { tellingTopics } from '../../shared/domain/telling-topics.ts';
import { isDocked } from '../state/entry.ts';
import type { Mark } from '../state/mark-words.ts';
import { openStory } from '../state/open-story.ts';
import { readStories } from '../state/read-stories.ts';
import type { Row } from '../state/rows.ts';
import { isSaved } from '../state/saved-stories.ts';
import { Marked } from './marked.tsx';
import { RetractionNotice } from './retraction-notice.tsx';
import { StoryActions } from './story-actions.tsx';
import { StoryFrame } from './story-frame.tsx';
import { StoryHeadline } from './story-headline.tsx';
import { StoryImage } from './story-image.tsx';
import { StoryLine } from './story-line.tsx';
import { StoryMarks } from './story-marks.tsx';
import { StoryOthers } from './story-others.tsx';
import { StoryTime } from './story-time.tsx';
import { TopicLinks } from './topic-links.tsx';

type StoryRow = Pick<Extract<Row, { kind: 'story' }>, 'story' | 'others' | 'isFresh'> & {
  kind?: 'story';
  key?: string;
};

interface Props {
  row: StoryRow;
  mark: Mark | null;
  /** One line instead of a card. */
  isCompact?: boolean;
}

/** One story of a column, redrawn only when it changes. */
export function StoryItem({ row, mark, isCompact = false }: Props) {
  const { story, others, isFresh } = row;
  const isRead = readStories.value.has(story.id);
  const isKept = isSaved(story.id);
  const isOpen = isDocked.value && openStory.value?.id === story.id;
  return useMemo(
    () => (
      <div class={`slot${isFresh ? ' is-fresh' : ''}${isOpen ? ' is-open' : ''}`}>
        {isCompact ? (
          <StoryLine story={story} others={others} mark={mark} isRead={isRead} />
        ) : (
          <StoryArticle story={story} others={others} mark={mark} isRead={isRead} isKept={isKept} />
        )}
      </div>
    ),
    [story, others, isFresh, mark, isRead, isKept, isOpen, isCompact],
  );
}

interface ArticleProps {
  story: StoryCard;
  others: readonly StoryCard[];
  mark: Mark | null;
  isRead: boolean;
  isKept: boolean;
}

function StoryArticle({ story, others, mark, isRead, isKept }: ArticleProps) {
  return (
    <StoryFrame story={story} isRead={isRead}>
      <div class="story-line">
        <StoryMarks story={story} />
        <p class="story-when">
          <StoryTime at={story.releasedAt} />
        </p>
      </div>
      <div class="story-text">
        <StoryHeadline story={story} mark={mark} />
        {story.retracted ? (
          <RetractionNotice publisher={story.publisher.name} retracted={story.retracted} />
        ) : (
          <Summary story={story} mark={mark} />
        )}
        {story.excerpt !== undefined && mark !== null && (
          <p
            class="summary excerpt"
            key={story.excerpt}
            data-testid="excerpt"
            lang={story.language ?? undefined}
            dir="auto"
          >
            <Marked text={story.excerpt} mark={mark} />
          </p>
        )}
      </div>
      {!story.retracted && <StoryImage story={story} />}
      {(others.length > 0 || story.storyline.publishers > 1) && <StoryOthers story={story} others={others} />}
      <div class="story-foot">
        <TopicLinks topics={tellingTopics(story.topics)} />
        <StoryActions story={story} isRead={isRead} isKept={isKept} />
      </div>
    </StoryFrame>
  );
}

function Summary({ story, mark }: { story: StoryCard; mark: Mark | null }) {
  if (!story.summary) return null;
  return (
    <p class="summary" key={story.summary} lang={story.language ?? undefined} dir="auto">
      <Marked text={story.summary} mark={mark} />
    </p>
  );
}
