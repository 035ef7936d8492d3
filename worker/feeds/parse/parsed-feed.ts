/** What a feed says, whatever its format was; addresses are absolute and times are ISO 8601 in UTC. */
export interface ParsedFeed {
  format: 'rss' | 'atom' | 'rdf' | 'json';
  title?: string;
  /** The site that the feed is about. */
  link?: string;
  language?: string;
  /** RSS `ttl`: for so many minutes the feed need not be asked again. */
  ttlMinutes?: number;
  /** Hours in UTC, 0 to 23, at which the feed does not change. */
  skipHours?: number[];
  /** Days in UTC, 0 for Sunday, on which the feed does not change. */
  skipDays?: number[];
  /** `sy:updatePeriod` divided by `sy:updateFrequency`. */
  updatePeriodMs?: number;
  /** WebSub hubs that tell of changes. */
  hubs: string[];
  /** The address that the feed gives as its own: the topic of a WebSub subscription. */
  self?: string;
  items: ParsedItem[];
}

export interface ParsedItem {
  /** The same at every poll and unlike every other item's of the feed. */
  externalId: string;
  url?: string;
  headline: string;
  /** Plain text. */
  summary?: string;
  /** HTML as the publisher wrote it, not sanitised. */
  body?: string;
  byline?: string;
  topics: string[];
  imageUrl?: string;
  publishedAt?: string;
  updatedAt?: string;
  language?: string;
}

/** The document is no feed, or nothing of it could be read. */
export class NotAFeedError extends Error {
  override readonly name = 'NotAFeedError';
  readonly code = 'not_a_feed';
}
