import type { StoryIn, StoryPatch } from '../shared/contract/story-schema.ts';
import { pictureFields } from './picture-fields.ts';
import type { DemoPublisherName } from './publishers.ts';

/** A story of the demo newsroom; the runner adds the external id and the time. */
export interface DemoStory {
  /** Unique among all desks; the running order names stories by it. */
  key: string;
  publisher: DemoPublisherName;
  /** What it reports: stories with the same event belong together, and no others do. */
  event: string;
  /** The names that it dwells on and its subjects, as an editor would file it, whatever its publisher gave. */
  expectedTopics: string[];
  story: Omit<StoryIn, 'externalId' | 'publishedAt'>;
  /** The publisher's later correction. */
  correction?: StoryPatch;
  /** The reason of the publisher's later retraction. */
  retraction?: string;
}

/** The story as submitted. Its id is the same at every start, so that no restart publishes it twice. */
export function storyIn({ key, story }: DemoStory, publishedAt: Date): StoryIn & { externalId: string } {
  return { externalId: `demo/${key}`, ...story, ...pictureFields(key), publishedAt: publishedAt.toISOString() };
}
