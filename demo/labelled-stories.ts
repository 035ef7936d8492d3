import type { StoryIn } from '../shared/contract/story-schema.ts';
import { storyIn } from './demo-story.ts';
import type { DemoPublisherName } from './publishers.ts';
import { SCRIPT } from './script.ts';

const FAREWELL: DemoPublisherName = 'Newswire demo';
const APART_MS = 20_000;

/** A story of the demo as it was first published, with what an editor would make of it. */
export interface LabelledStory {
  story: StoryIn & { externalId: string };
  publisher: DemoPublisherName;
  event: string;
  topics: string[];
}

/** All news of the demo in its order, the last one published at this time; without the words of farewell. */
export function labelledStories(now: Date): LabelledStory[] {
  const news = SCRIPT.filter(({ kind, story }) => kind === 'publish' && story.publisher !== FAREWELL);
  return news.map(({ story: demo }, index) => {
    const publishedAt = new Date(now.getTime() - (news.length - 1 - index) * APART_MS);
    const { publisher, event, expectedTopics } = demo;
    return { story: storyIn(demo, publishedAt), publisher, event, topics: expectedTopics };
  });
}
