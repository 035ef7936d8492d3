import sql from 'sql-template-tag';
import { canonicaliseFilter } from '../../domain/filter.ts';
import type { StoryCard } from '../../domain/story.ts';
import type { StoriesQuery } from '../../wire/query-schema.ts';
import type { Queryable } from './database.ts';
import { findMatching } from './matching-store.ts';
import { type CardRow, toCard } from './story-row.ts';
import { CARD_COLUMNS, FROM_STORIES } from './story-store.ts';

/** So many of the newest stories are looked at for those that were published lately, too. */
const LOOKED_AT = 5_000;
/** The texts of a feed are so long together at most; one that is longer by itself is never part of it. */
const FEED_BYTES = 512_000;
const STORY_BYTES = 128_000;

/** What a news sitemap says of a story. */
export interface FreshStory extends Pick<StoryCard, 'id' | 'headline' | 'language' | 'publishedAt'> {}

/** Standing stories that were both published and released in the last hours, newest on the wire first. */
export async function listFreshStories(db: Queryable, hours: number, limit: number): Promise<FreshStory[]> {
  const { rows } = await db.query<Omit<FreshStory, 'publishedAt'> & { published_at: Date }>(sql`
    SELECT id, headline, language, published_at FROM (
      SELECT id, headline, language, published_at, retracted_at, released_at, seq FROM stories
      WHERE released_at > now() - ${hours} * interval '1 hour'
      ORDER BY released_at DESC, seq DESC LIMIT ${LOOKED_AT}) AS fresh
    WHERE retracted_at IS NULL AND published_at > now() - ${hours} * interval '1 hour'
    ORDER BY released_at DESC, seq DESC LIMIT ${limit}`);
  return rows.map(({ published_at: publishedAt, ...story }) => ({ ...story, publishedAt: publishedAt.toISOString() }));
}

/** A story as a feed has it; without its text where that is too long. */
export interface OutgoingStory extends StoryCard {
  bodyHtml: string | undefined;
  correctedAt: string | null;
}

/**
 * Released stories that match, newest on the wire first, with their texts as long as there is room: 128 KB for each
 * story, 512 KB for all.
 */
export async function listOutgoingStories(db: Queryable, query: StoriesQuery): Promise<OutgoingStory[]> {
  const filter = canonicaliseFilter(query.filter);
  const { seqs } = await findMatching(db, { ...query, filter });
  const { rows } = await db.query<CardRow & { corrected_at: Date | null; body_html: string | null }>(sql`
    WITH sized AS MATERIALIZED (
      SELECT seq, octet_length(body_html) AS own FROM stories WHERE seq = ANY (${seqs}::bigint[])
    ), short AS MATERIALIZED (
      SELECT seq, sum(own) OVER (ORDER BY seq DESC ROWS UNBOUNDED PRECEDING) AS bytes FROM sized WHERE own <= ${STORY_BYTES}
    )
    SELECT ${CARD_COLUMNS}, s.corrected_at, CASE WHEN short.bytes <= ${FEED_BYTES} THEN s.body_html END AS body_html
    ${FROM_STORIES} LEFT JOIN short ON short.seq = s.seq
    WHERE s.seq = ANY (${seqs}::bigint[]) ORDER BY s.seq DESC`);
  return rows.map((row) => ({
    ...toCard(row),
    bodyHtml: row.body_html ?? undefined,
    correctedAt: row.corrected_at?.toISOString() ?? null,
  }));
}
