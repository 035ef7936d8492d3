import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from '../database.ts';

export type PrunedKind = 'events' | 'idempotency_keys' | 'payloads' | 'submissions' | 'stories' | 'coverages';

/** Clears the payloads of up to `limit` submissions that ended before `cutoff`, except their headlines. */
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
 * Deletes up to `limit` stories released before `cutoff`, with all dependent rows. A story stays while its events are
 * on the wire, which must not have gaps.
 */
export async function deleteStoriesBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  return deleteStories(
    db,
    sql`
      SELECT s.id FROM stories s WHERE s.released_at < ${cutoff} AND ${IS_OFF_THE_WIRE}
      ORDER BY s.released_at LIMIT ${limit}`,
  );
}

/** Deletes up to `limit` stories that are older than their feed's `retentionDays`, in the same way. */
export async function deleteFeedStoriesBefore(db: Queryable, now: Date, limit: number): Promise<number> {
  return deleteStories(
    db,
    sql`
      SELECT DISTINCT s.id FROM feeds f
      JOIN feed_items i ON i.feed_id = f.id
      JOIN stories s ON s.publisher_id = f.publisher_id
        AND s.external_id IN (i.external_id, regexp_replace(i.external_id, '^https:', 'http:'))
      WHERE f.options ? 'retentionDays'
        AND s.released_at < ${now}::timestamptz - (f.options->>'retentionDays')::int * interval '1 day'
        AND ${IS_OFF_THE_WIRE}
      LIMIT ${limit}`,
  );
}

const IS_OFF_THE_WIRE = sql`NOT EXISTS (SELECT FROM wire_events e WHERE e.story_id = s.id)`;

async function deleteStories(db: Queryable, old: Sql): Promise<number> {
  const { rows } = await db.query<{ deleted: number }>(sql`
    WITH old AS (${old}), revisions AS (
      DELETE FROM story_revisions USING old WHERE story_revisions.story_id = old.id
    ), ways AS (
      DELETE FROM bridged_stories b USING stories s, old
      WHERE s.id = old.id AND b.publisher_id = s.publisher_id AND b.origin_story::text = s.external_id
    ), gone AS (
      DELETE FROM stories USING old WHERE stories.id = old.id RETURNING stories.id
    )
    SELECT count(*) AS deleted FROM gone`);
  return rows[0]?.deleted ?? 0;
}

/** Adds to the number of deleted rows of a kind. */
export async function countPruned(db: Queryable, kind: PrunedKind, count: number): Promise<void> {
  await db.query(sql`
    INSERT INTO pruned (kind, total) VALUES (${kind}, ${count})
    ON CONFLICT (kind) DO UPDATE SET total = pruned.total + EXCLUDED.total`);
}

/** The number of deleted rows so far, by kind. */
export async function readPruned(db: Queryable): Promise<{ kind: PrunedKind; total: number }[]> {
  const { rows } = await db.query<{ kind: PrunedKind; total: number }>(sql`SELECT kind, total FROM pruned`);
  return rows;
}
