import type { PublisherRef } from '../domain/publisher.ts';
import type { Section } from '../domain/story.ts';

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
