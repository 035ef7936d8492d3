import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import { tellingTopics } from '../../shared/domain/telling-topics.ts';
import { storyPageTexts } from '../story-page-texts.ts';
import { HeadlineText } from './headline-text.tsx';
import { PublisherMark } from './publisher-mark.tsx';
import { PublisherName } from './publisher-name.tsx';
import { StoryTime } from './story-time.tsx';

/** Further stories of a story's telling topics, at the end of its page. */
export function FurtherStories({ story, stories }: { story: StoryCard; stories: readonly StoryCard[] }) {
  if (stories.length === 0) return null;
  const topics = tellingTopics(story.topics).map(({ label }) => label);
  return (
    <section class="further" aria-labelledby="further-title" data-testid="further">
      <h2 id="further-title" class="side-title" dir="auto">
        {storyPageTexts.further(topics)}
      </h2>
      <ul>
        {stories.map((other) => (
          <li key={other.id}>
            <p class="further-headline" dir="auto" lang={other.language ?? undefined}>
              <a href={storyPath(other)}>
                <HeadlineText text={other.headline} />
              </a>
            </p>
            <p class="report-marks">
              <PublisherMark publisher={other.publisher} />
              <PublisherName publisher={other.publisher} />
              <StoryTime at={other.releasedAt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
