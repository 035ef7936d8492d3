import sql from 'sql-template-tag';
import type { Queryable } from './database.ts';

export type PrunedKind = 'events' | 'idempotency_keys' | 'payloads' | 'submissions' | 'stories';

/** Empties what was handed in with up to `limit` submissions that ended before `cutoff`; their headline stays. */
export async function emptyPayloadsBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    UPDATE submissions SET payload = jsonb_strip_nulls(jsonb_build_object('headline', payload->'headline'))
    WHERE id IN (
      SELECT id FROM submissions
      WHERE status <> 'queued' AND finished_at < ${cutoff} AND payload - 'headline' <> '{}'
      ORDER BY finished_at LIMIT ${limit})`);
  return rowCount ?? 0;
}

/** Deletes up to `limit` submissions that ended before `cutoff`; open ones are never deleted. */
export async function deleteSubmissionsBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM submissions WHERE id IN (
      SELECT id FROM submissions WHERE status <> 'queued' AND finished_at < ${cutoff}
      ORDER BY finished_at LIMIT ${limit})`);
  return rowCount ?? 0;
}

/**
 * Deletes up to `limit` stories that were released before `cutoff`, with all that hangs on them. One whose events are
 * still on the wire stays until they are gone, for the wire must have no holes.
 */
export async function deleteStoriesBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rows } = await db.query<{ deleted: number }>(sql`
    WITH old AS (
      SELECT s.id FROM stories s
      WHERE s.released_at < ${cutoff} AND NOT EXISTS (SELECT FROM wire_events e WHERE e.story_id = s.id)
      ORDER BY s.released_at LIMIT ${limit}
    ), revisions AS (
      DELETE FROM story_revisions USING old WHERE story_revisions.story_id = old.id
    ), gone AS (
      DELETE FROM stories USING old WHERE stories.id = old.id RETURNING stories.id
    )
    SELECT count(*) AS deleted FROM gone`);
  return rows[0]?.deleted ?? 0;
}

/** Adds to how much was deleted of a kind. */
export async function countPruned(db: Queryable, kind: PrunedKind, count: number): Promise<void> {
  await db.query(sql`
    INSERT INTO pruned (kind, total) VALUES (${kind}, ${count})
    ON CONFLICT (kind) DO UPDATE SET total = pruned.total + EXCLUDED.total`);
}

/** How much was deleted so far, by kind. */
export async function readPruned(db: Queryable): Promise<{ kind: PrunedKind; total: number }[]> {
  const { rows } = await db.query<{ kind: PrunedKind; total: number }>(sql`SELECT kind, total FROM pruned`);
  return rows;
}
