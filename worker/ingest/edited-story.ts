import type { Priority, Section, TopicRef } from '../../shared/domain/story.ts';

/** A story's fields after editing. */
export interface EditedStory {
  headline: string;
  summary: string | null;
  bodyHtml: string;
  byline: string | null;
  topics: TopicRef[];
  /** How many of the topics, from the first on, the publisher gave. */
  givenTopics: number;
  section: Section | null;
  language: string | null;
  url: string | null;
  imageUrl: string | null;
  priority: Priority;
  publishedAt: Date;
}

/** The fields that a correction changes. */
export type EditedPatch = Partial<EditedStory>;
