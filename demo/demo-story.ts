import type { StoryIn, StoryPatch } from '../shared/wire/story-schema.ts';
import type { DemoPublisherName } from './publishers.ts';

/** A story of the demo newsroom; the runner adds the external id and the time. */
export interface DemoStory {
  /** Unique among all desks; the running order names stories by it. */
  key: string;
  publisher: DemoPublisherName;
  story: Omit<StoryIn, 'externalId' | 'publishedAt'>;
  /** What the publisher puts right later. */
  correction?: StoryPatch;
  /** Why the publisher withdraws it later. */
  retraction?: string;
}
