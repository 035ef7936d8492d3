import { useMemo } from 'preact/hooks';
import type { StoryCard } from '../../shared/domain/story.ts';
import { storyAddress } from '../state/address.ts';
import { RetractionNotice } from './retraction-notice.tsx';
import { StoryImage } from './story-image.tsx';
import { StoryMarks } from './story-marks.tsx';
import { StoryTime } from './story-time.tsx';
import { TopicLinks } from './topic-links.tsx';

/** One story of the list, drawn anew only when it changes. */
export function StoryItem({ story, isFresh }: { story: StoryCard; isFresh: boolean }) {
  return useMemo(
    () => (
      <li class={isFresh ? 'slot is-fresh' : 'slot'}>
        <StoryArticle story={story} />
      </li>
    ),
    [story, isFresh],
  );
}

function StoryArticle({ story }: { story: StoryCard }) {
  const state = story.retracted ? ' is-retracted' : '';
  return (
    <article
      class={`story priority-${story.priority}${state}`}
      data-testid="story"
      data-id={story.id}
      data-seq={story.seq}
      data-revision={story.revision}
      aria-labelledby={`headline-${story.id}`}
    >
      <p class="story-when">
        <StoryTime at={story.releasedAt} />
      </p>
      <StoryMarks story={story} />
      <div class="story-text">
        <Headline story={story} />
        {story.retracted ? (
          <RetractionNotice publisher={story.publisher.name} retracted={story.retracted} />
        ) : (
          <Summary story={story} />
        )}
        <TopicLinks topics={story.topics} />
      </div>
      {!story.retracted && <StoryImage url={story.imageUrl} />}
    </article>
  );
}

function Headline({ story }: { story: StoryCard }) {
  const Text = story.retracted ? 's' : 'span';
  return (
    <h2 class="headline" id={`headline-${story.id}`} lang={story.language ?? undefined} dir="auto">
      <a href={storyAddress(story.id)} data-testid="headline">
        <Text>{story.headline}</Text>
      </a>
    </h2>
  );
}

function Summary({ story }: { story: StoryCard }) {
  if (!story.summary) return null;
  return (
    <p class="summary" lang={story.language ?? undefined} dir="auto">
      {story.summary}
    </p>
  );
}
