import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** A longer text is cut. */
const TEXT_MAX = 300;

/** What a list tells of a coverage's newest post. */
export interface LatestPost {
  id: string;
  /** Its title, or the beginning of what it says. */
  text: string;
  at: string;
}

/** The newest post of each of these coverages that was not retracted, by coverage. */
export async function latestPosts(db: Queryable, coverageIds: readonly string[]): Promise<Map<string, LatestPost>> {
  const { rows } = await db.query<{ coverage_id: string; id: string; text: string | null; created_at: Date }>(sql`
    SELECT coverage_id, id, created_at, left(coalesce(content->>'title', content->>'text', content->'quote'->>'text',
      content->'link'->>'title', content->'picture'->>'alt'), ${TEXT_MAX}) AS text
    FROM unnest(${coverageIds}::uuid[]) AS asked CROSS JOIN LATERAL (
      SELECT coverage_id, id, created_at, content FROM coverage_posts
      WHERE coverage_id = asked AND retracted_at IS NULL ORDER BY no DESC LIMIT 1) AS newest`);
  return new Map(
    rows.map(({ coverage_id: of, id, text, created_at: at }) => [of, { id, text: text ?? '', at: at.toISOString() }]),
  );
}
