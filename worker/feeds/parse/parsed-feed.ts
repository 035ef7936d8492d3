/** A parsed feed, whatever its format; URLs are absolute and times are ISO 8601 in UTC. */
export interface ParsedFeed {
  format: 'rss' | 'atom' | 'rdf' | 'json';
  title?: string;
  /** A line about the feed. */
  description?: string;
  /** The website that the feed belongs to. */
  link?: string;
  language?: string;
  /** RSS `ttl`: how many minutes to wait before the next poll. */
  ttlMinutes?: number;
  /** Hours in UTC, 0 to 23, at which the feed does not change. */
  skipHours?: number[];
  /** Days in UTC, 0 for Sunday, on which the feed does not change. */
  skipDays?: number[];
  /** `sy:updatePeriod` divided by `sy:updateFrequency`. */
  updatePeriodMs?: number;
  /** WebSub hubs that announce changes. */
  hubs: string[];
  /** The feed's own URL: the topic of a WebSub subscription. */
  self?: string;
  items: ParsedItem[];
}

export interface ParsedItem {
  /** Stable across polls and unique within the feed. */
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
  /** What the picture shows, in words, for those who do not see it. */
  imageAlt?: string;
  imageCaption?: string;
  imageCredit?: string;
  /** Sound and video, ten at most; absent when there is none. */
  media?: Recording[];
  publishedAt?: string;
  updatedAt?: string;
  language?: string;
}

/** Sound or video that belongs to an item: a file, or the page of a player. */
export interface Recording {
  url: string;
  kind: 'audio' | 'video';
  /** The media type, in lower case and without parameters. */
  type?: string;
  bytes?: number;
  durationSeconds?: number;
  title?: string;
}

/** The document is not a feed, or is unreadable. */
export class NotAFeedError extends Error {
  override readonly name = 'NotAFeedError';
  readonly code = 'not_a_feed';
}
