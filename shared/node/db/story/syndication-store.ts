import sql from 'sql-template-tag';
import type { StoriesQuery } from '../../../contract/query-schema.ts';
import type { Story, StoryCard } from '../../../domain/story.ts';
import type { StoryNotes } from '../../../domain/story-notes.ts';
import { canonicaliseFilter } from '../../search/canonicalise-filter.ts';
import type { Queryable } from '../database.ts';
import { findMatching } from './matching-store.ts';
import { type CardRow, type StoryRow, toCard } from './story-row.ts';
import { CARD_COLUMNS, FROM_STORIES } from './story-store.ts';

/** Newest stories examined for those that were also published recently. */
const LOOKED_AT = 5_000;
/** Maximum total text of a feed; longer single texts are left out. */
const FEED_BYTES = 512_000;
const STORY_BYTES = 128_000;

/** A story's data in a news sitemap. */
export interface FreshStory extends Pick<StoryCard, 'id' | 'headline' | 'language' | 'publishedAt'> {
  publisher: Pick<StoryCard['publisher'], 'name'>;
}

/** Standing stories that were both published and released in the last hours, newest on the wire first. */
export async function listFreshStories(db: Queryable, hours: number, limit: number): Promise<FreshStory[]> {
  const { rows } = await db.query<
    Omit<FreshStory, 'publishedAt' | 'publisher'> & { published_at: Date; publisher_name: string }
  >(sql`
    SELECT fresh.id, headline, language, published_at, publishers.name AS publisher_name FROM (
      SELECT id, headline, language, publisher_id, published_at, retracted_at, released_at, seq FROM stories
      WHERE released_at > now() - ${hours} * interval '1 hour'
      ORDER BY released_at DESC, seq DESC LIMIT ${LOOKED_AT}) AS fresh
    JOIN publishers ON publishers.id = fresh.publisher_id
    WHERE retracted_at IS NULL AND published_at > now() - ${hours} * interval '1 hour'
    ORDER BY released_at DESC, seq DESC LIMIT ${limit}`);
  return rows.map(({ published_at: publishedAt, publisher_name: name, ...story }) => ({
    ...{ ...story, publisher: { name } },
    publishedAt: publishedAt.toISOString(),
  }));
}

/** A story in a feed; undefined text means that it is too long. */
export interface OutgoingStory extends StoryCard, StoryNotes, Pick<Story, 'imageCaption' | 'imageCredit' | 'media'> {
  bodyHtml: string | undefined;
  correctedAt: string | null;
}

type OutgoingRow = CardRow &
  Pick<StoryRow, 'image_caption' | 'image_credit' | 'media' | 'notes' | 'corrected_at'> & { body_html: string | null };

/** A page of a feed. */
export interface OutgoingPage {
  stories: OutgoingStory[];
  /** `before` of the next page; undefined on the last one. */
  next: number | undefined;
}

/**
 * Matching released stories, newest on the wire first, with their texts while there is room: 128 KB per story, 512 KB
 * in total.
 */
export async function listOutgoingStories(db: Queryable, query: StoriesQuery): Promise<OutgoingPage> {
  const filter = canonicaliseFilter(query.filter);
  const { seqs, reached } = await findMatching(db, { ...query, filter });
  const { rows } = await db.query<OutgoingRow>(sql`
    WITH sized AS MATERIALIZED (
      SELECT seq, octet_length(body_html) AS own FROM stories WHERE seq = ANY (${seqs}::bigint[])
    ), short AS MATERIALIZED (
      SELECT seq, sum(own) OVER (ORDER BY seq DESC ROWS UNBOUNDED PRECEDING) AS bytes FROM sized WHERE own <= ${STORY_BYTES}
    )
    SELECT ${CARD_COLUMNS}, s.image_caption, s.image_credit, s.media, s.notes, s.corrected_at,
      CASE WHEN short.bytes <= ${FEED_BYTES} THEN s.body_html END AS body_html
    ${FROM_STORIES} LEFT JOIN short ON short.seq = s.seq
    WHERE s.seq = ANY (${seqs}::bigint[]) ORDER BY s.seq DESC`);
  const stories = rows.map((row) => ({
    ...toCard(row),
    bodyHtml: row.body_html ?? undefined,
    imageCaption: row.image_caption,
    imageCredit: row.image_credit,
    media: row.media,
    ...row.notes,
    correctedAt: row.corrected_at?.toISOString() ?? null,
  }));
  return { stories, next: reached };
}
