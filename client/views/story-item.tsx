import { useMemo } from 'preact/hooks';
import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import { readStories } from '../state/read-stories.ts';
import type { Row } from '../state/rows.ts';
import { isSaved } from '../state/saved-stories.ts';
import { Marked } from './marked.tsx';
import { RetractionNotice } from './retraction-notice.tsx';
import { StoryActions } from './story-actions.tsx';
import { StoryImage } from './story-image.tsx';
import { StoryMarks } from './story-marks.tsx';
import { StoryOthers } from './story-others.tsx';
import { StoryTime } from './story-time.tsx';
import { TopicLinks } from './topic-links.tsx';

type StoryRow = Pick<Extract<Row, { kind: 'story' }>, 'story' | 'others' | 'isFresh'> & {
  kind?: 'story';
  key?: string;
};
type Words = ReadonlySet<string>;

/** One story of a column, drawn anew only when it changes. */
export function StoryItem({ row, words }: { row: StoryRow; words: Words }) {
  const { story, others, isFresh } = row;
  const isRead = readStories.value.has(story.id);
  const isKept = isSaved(story.id);
  return useMemo(
    () => (
      <div class={isFresh ? 'slot is-fresh' : 'slot'}>
        <StoryArticle story={story} others={others} words={words} isRead={isRead} isKept={isKept} />
      </div>
    ),
    [story, others, isFresh, words, isRead, isKept],
  );
}

interface ArticleProps {
  story: StoryCard;
  others: readonly StoryCard[];
  words: Words;
  isRead: boolean;
  isKept: boolean;
}

function StoryArticle({ story, others, words, isRead, isKept }: ArticleProps) {
  const state = `${story.retracted ? ' is-retracted' : ''}${isRead ? ' is-read' : ''}`;
  return (
    <article
      class={`story priority-${story.priority}${state}`}
      data-testid="story"
      data-id={story.id}
      data-seq={story.seq}
      data-revision={story.revision}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: in a feed each article can be focused (ARIA feed pattern)
      tabIndex={0}
      aria-labelledby={`headline-${story.id}`}
    >
      <div class="story-line">
        <StoryMarks story={story} />
        <p class="story-when">
          <StoryTime at={story.releasedAt} />
        </p>
      </div>
      <div class="story-text">
        <Headline story={story} words={words} />
        {story.retracted ? (
          <RetractionNotice publisher={story.publisher.name} retracted={story.retracted} />
        ) : (
          <Summary story={story} words={words} />
        )}
        {story.excerpt !== undefined && words.size > 0 && (
          <p class="summary excerpt" data-testid="excerpt" lang={story.language ?? undefined} dir="auto">
            <Marked text={story.excerpt} words={words} />
          </p>
        )}
      </div>
      {!story.retracted && <StoryImage url={story.imageUrl} />}
      {others.length > 0 && <StoryOthers story={story} others={others} />}
      <div class="story-foot">
        <TopicLinks topics={story.topics} />
        <StoryActions story={story} isRead={isRead} isKept={isKept} />
      </div>
    </article>
  );
}

function Headline({ story, words }: { story: StoryCard; words: Words }) {
  const Text = story.retracted ? 's' : 'span';
  return (
    <h3 class="headline" id={`headline-${story.id}`} lang={story.language ?? undefined} dir="auto">
      <a href={storyPath(story)} data-testid="headline">
        <Text>
          <Marked text={story.headline} words={words} />
        </Text>
      </a>
    </h3>
  );
}

function Summary({ story, words }: { story: StoryCard; words: Words }) {
  if (!story.summary) return null;
  return (
    <p class="summary" lang={story.language ?? undefined} dir="auto">
      <Marked text={story.summary} words={words} />
    </p>
  );
}
