import type { PublisherRef } from '../domain/publisher.ts';
import type { Section } from '../domain/section.ts';

/** A publisher as it was added. */
export interface Publisher {
  id: string;
  name: string;
  url: string | null;
  /** What it says of itself. */
  description: string | null;
  createdAt: string;
}

/** A publisher as operators see it. */
export interface ListedPublisher extends Publisher {
  /** Since when what it submits is refused; null while it is enabled. */
  disabledAt: string | null;
  /** Whether each flash waits for a second person. */
  flashNeedsTwo: boolean;
  /** Released and not retracted; with `moreStories`, counting stopped at 1,000. */
  stories: number;
  moreStories: boolean;
  lastStoryAt: string | null;
  /** Keys that work, feeds that are polled, webhooks, running live coverages. */
  keys: number;
  feeds: number;
  webhooks: number;
  coverages: number;
}

/** What the removal of a publisher ends, or would end. */
export interface PublisherRemoval {
  publisher: ListedPublisher;
  stories: 'keep' | 'takedown';
  /** Submissions that wait and are now rejected. */
  waiting: number;
  removed: boolean;
}

/** A publisher as its page shows it. */
export interface PublisherProfile extends PublisherRef {
  /** Its own site. */
  url: string | null;
  description: string | null;
  /** Released and not retracted; with `more`, counting stopped at 10,000. */
  stories: number;
  more: boolean;
  /** When its first story was released here, ISO 8601; null before that. */
  since: string | null;
  /** Of the last 30 days, the most frequent first. */
  languages: string[];
  sections: Section[];
  topics: { slug: string; label: string; stories: number }[];
}
