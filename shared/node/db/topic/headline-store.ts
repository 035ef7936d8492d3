import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { freshNews, type Span } from './fresh-news.ts';

/** Serialises the search for candidates across all workers of one schema. */
const CANDIDATES_LOCK = 0x63616e64;

/** A story by its headline, with what is known of its topics. */
export interface Headline {
  id: string;
  headline: string;
  language: string | null;
  publisherId: string;
  topicSlugs: string[];
}

/** Takes the candidates' lock for this transaction; false when another worker holds it. */
export async function tryCandidatesLock(tx: Queryable): Promise<boolean> {
  const { rows } = await tx.query<{ taken: boolean }>(
    sql`SELECT pg_try_advisory_xact_lock(${CANDIDATES_LOCK}, hashtext(current_schema())) AS taken`,
  );
  return rows[0]?.taken === true;
}

/** The headlines of the newest standing stories in a time span, newest first. */
export async function readHeadlines(db: Queryable, span: Span, limit: number): Promise<Headline[]> {
  const { rows } = await db.query<Headline>(sql`
    SELECT s.id, s.headline, s.language, s.publisher_id AS "publisherId", s.topic_slugs AS "topicSlugs"
    FROM ${freshNews(span)} ORDER BY s.released_at DESC LIMIT ${limit}`);
  return rows;
}
