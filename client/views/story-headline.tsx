import { isLongHeadline } from '../../shared/domain/long-headline.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import type { Mark } from '../state/mark-words.ts';
import { HeadlineText } from './headline-text.tsx';
import { Marked } from './marked.tsx';

/** A headline in a column, linked to its story. */
export function StoryHeadline({ story, mark }: { story: StoryCard; mark: Mark | null }) {
  const Text = story.retracted ? 's' : 'span';
  return (
    <h3
      class={isLongHeadline(story.headline) ? 'headline is-long' : 'headline'}
      id={`headline-${story.id}`}
      lang={story.language ?? undefined}
      dir="auto"
    >
      <a href={storyPath(story)} data-testid="headline">
        {/* A key for each text: browsers that translate a page replace text nodes, which would then never change again. */}
        <Text key={story.headline}>
          {mark ? <Marked text={story.headline} mark={mark} /> : <HeadlineText text={story.headline} />}
        </Text>
      </a>
    </h3>
  );
}
