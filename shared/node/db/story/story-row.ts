import type { MatchKeys } from '../../../domain/match-keys.ts';
import type { StoryMedia } from '../../../domain/media.ts';
import type { PictureFrame } from '../../../domain/picture.ts';
import type { Section } from '../../../domain/section.ts';
import type { Priority, Story, StoryCard, TopicRef } from '../../../domain/story.ts';
import type { StoryNotes } from '../../../domain/story-notes.ts';
import { subjectsOf } from '../../topics/subjects/subjects-of.ts';
import type { RecordedCard } from '../wire/event-store.ts';

/** A row of `stories` joined with its publisher's name. */
export interface StoryRow {
  id: string;
  publisher_id: string;
  publisher_name: string;
  external_id: string | null;
  storyline_id: string;
  storyline_stories: number;
  storyline_publishers: number;
  storyline_independent: number;
  /** The publisher's earlier story of nearly the same text, in the same storyline; otherwise null. */
  repeats: string | null;
  revision: number;
  submission_no: number;
  seq: number | null;
  released_at: Date | null;
  headline: string;
  summary: string | null;
  body_html: string;
  /** The publisher's own body, while `body_html` is the text of the story's page; otherwise null. */
  excerpt_html: string | null;
  byline: string | null;
  topics: TopicRef[];
  /** How many of the topics, from the first, the publisher gave; the others were found. */
  given_topics: number;
  section: Section | null;
  language: string | null;
  url: string | null;
  canonical_url: string | null;
  image_url: string | null;
  image_alt: string | null;
  image_frame: PictureFrame | null;
  image_caption: string | null;
  image_credit: string | null;
  media: StoryMedia[];
  notes: StoryNotes;
  priority: Priority;
  published_at: Date;
  corrected_at: Date | null;
  retracted_at: Date | null;
  retraction_reason: string | null;
  comments: number;
  content_hash: Buffer;
  /** Hash of the words of headline and body; null when there are too few to identify a story. */
  text_hash: Buffer | null;
  words: string;
}

/** The columns of a card: all but the text, which may be long, and what only recording needs. */
export type CardRow = Omit<
  StoryRow,
  | 'external_id'
  | 'submission_no'
  | 'body_html'
  | 'image_caption'
  | 'image_credit'
  | 'media'
  | 'notes'
  | 'excerpt_html'
  | 'given_topics'
  | 'canonical_url'
  | 'corrected_at'
  | 'content_hash'
  | 'text_hash'
  | 'words'
>;

/** A card without the fields that the announcement adds. */
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
    ...(row.image_alt !== null && { imageAlt: row.image_alt }),
    ...(row.image_frame !== null && { imageFrame: row.image_frame }),
    priority: row.priority,
    publishedAt: row.published_at.toISOString(),
    storyline: {
      id: row.storyline_id,
      stories: row.storyline_stories,
      publishers: row.storyline_publishers,
      independent: row.storyline_independent,
    },
    ...(row.repeats !== null && { repeats: row.repeats }),
    comments: row.comments,
    ...(row.retracted_at && {
      retracted: { at: row.retracted_at.toISOString(), reason: row.retraction_reason ?? '' },
    }),
  };
}

/** The card of a released story; throws for an unreleased one. */
export function toCard(row: CardRow): StoryCard {
  if (row.seq === null || row.released_at === null) throw new Error(`story ${row.id} is not released`);
  return { ...toRecordedCard(row), seq: row.seq, releasedAt: row.released_at.toISOString() };
}

/** The whole story, with its copies, where it is from, and the live coverage about it. */
export function toStory(row: StoryRow, copies: Pick<Story, 'copyOf' | 'alsoIn' | 'provenance' | 'live'>): Story {
  const correctedAt = row.corrected_at?.toISOString() ?? null;
  const { body_html: bodyHtml, image_caption: imageCaption, image_credit: imageCredit, media, notes } = row;
  const subjects = subjectsOf(row.topics);
  return {
    ...{ ...toCard(row), bodyHtml, imageCaption, imageCredit, media, ...notes },
    ...(subjects.length > 0 && { subjects }),
    ...{ correctedAt, ...copies },
  };
}

/** This revision's filter keys. */
export function toMatchKeys(row: StoryRow): MatchKeys {
  return {
    topics: row.topics.map((topic) => topic.slug),
    publisher: row.publisher_id,
    section: row.section,
    language: row.language,
    priority: row.priority,
    words: row.words,
    ...(row.released_at && { releasedAt: row.released_at.toISOString() }),
  };
}
