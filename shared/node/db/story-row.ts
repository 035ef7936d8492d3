import type { MatchKeys } from '../../domain/match.ts';
import type { Priority, Section, Story, StoryCard, TopicRef } from '../../domain/story.ts';
import type { RecordedCard } from './event-store.ts';

/** A row of `stories` joined with its publisher's name. */
export interface StoryRow {
  id: string;
  publisher_id: string;
  publisher_name: string;
  external_id: string | null;
  storyline_id: string;
  storyline_stories: number;
  storyline_publishers: number;
  revision: number;
  submission_no: number;
  seq: number | null;
  released_at: Date | null;
  headline: string;
  summary: string | null;
  body_html: string;
  byline: string | null;
  topics: TopicRef[];
  /** How many of the topics, from the first on, the publisher gave; the others were found. */
  given_topics: number;
  section: Section | null;
  language: string | null;
  url: string | null;
  canonical_url: string | null;
  image_url: string | null;
  priority: Priority;
  published_at: Date;
  corrected_at: Date | null;
  retracted_at: Date | null;
  retraction_reason: string | null;
  comments: number;
  content_hash: Buffer;
  /** Of the words of headline and body; null when they are too few to tell a story by. */
  text_hash: Buffer | null;
  words: string;
}

/** What lists show of a story: all but its text, which may be long, and what only recording needs. */
export type CardRow = Omit<
  StoryRow,
  | 'external_id'
  | 'submission_no'
  | 'body_html'
  | 'given_topics'
  | 'canonical_url'
  | 'corrected_at'
  | 'content_hash'
  | 'text_hash'
  | 'words'
>;

/** The card without what only the announcement knows. */
export function toRecordedCard(row: CardRow): RecordedCard {
  return {
    id: row.id,
    revision: row.revision,
    headline: row.headline,
    summary: row.summary,
    url: row.url,
    publisher: { id: row.publisher_id, name: row.publisher_name },
    byline: row.byline,
    topics: row.topics,
    section: row.section,
    language: row.language,
    imageUrl: row.image_url,
    priority: row.priority,
    publishedAt: row.published_at.toISOString(),
    storyline: { id: row.storyline_id, stories: row.storyline_stories, publishers: row.storyline_publishers },
    comments: row.comments,
    ...(row.retracted_at && {
      retracted: { at: row.retracted_at.toISOString(), reason: row.retraction_reason ?? '' },
    }),
  };
}

/** The card of a released story; throws for one that has no number yet. */
export function toCard(row: CardRow): StoryCard {
  if (row.seq === null || row.released_at === null) throw new Error(`story ${row.id} is not released`);
  return { ...toRecordedCard(row), seq: row.seq, releasedAt: row.released_at.toISOString() };
}

/** The whole story, beside where else its text stands. */
export function toStory(row: StoryRow, copies: Pick<Story, 'copyOf' | 'alsoIn'>): Story {
  const correctedAt = row.corrected_at?.toISOString() ?? null;
  return { ...toCard(row), bodyHtml: row.body_html, correctedAt, ...copies };
}

/** What filters can ask about this revision. */
export function toMatchKeys(row: StoryRow): MatchKeys {
  return {
    topics: row.topics.map((topic) => topic.slug),
    publisher: row.publisher_id,
    section: row.section,
    language: row.language,
    priority: row.priority,
    words: row.words,
  };
}
