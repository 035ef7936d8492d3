import type { Story, StoryCard } from '../../domain/story.ts';
import { storyPath } from '../../domain/story-address.ts';
import { textOf } from '../text/text-of.ts';

/** A story as a line of a list: what tells whether to read it. */
export function toLine(story: StoryCard) {
  const { id, headline, summary, publisher, topics, section, language, priority, publishedAt, storyline } = story;
  return {
    id,
    headline,
    ...(summary !== null && { summary }),
    ...(story.excerpt !== undefined && { excerpt: story.excerpt }),
    publisher: publisher.name,
    published: publishedAt,
    ...(priority !== 'routine' && { priority }),
    ...(section !== null && { section }),
    ...(language !== null && { language }),
    topics: topics.map(({ label }) => label),
    ...(storyline.stories > 1 && {
      storyline: { id: storyline.id, reports: storyline.stories, publishers: storyline.publishers },
    }),
    ...(story.retracted && { retracted: story.retracted }),
    page: storyPath(story),
  };
}

/** A story with its text, without markup. */
export function toArticle(story: Story) {
  return {
    ...toLine(story),
    ...(story.byline !== null && { byline: story.byline }),
    ...(story.url !== null && { source: story.url }),
    ...(story.correctedAt && { corrected: story.correctedAt }),
    text: textOf(story.bodyHtml),
  };
}
