import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { forgetKeys } from './removal-store.ts';

/** No filter finds it: only those who watch the coverage are told. */
const NO_KEYS = { now: { topics: [], publisher: '', section: null, language: null, priority: 'routine', words: ' ' } };

/** The numbers of the coverage's events, by their index and without it as far as that does not reach back yet. */
export async function findCoverageEvents(db: Queryable, coverageId: string): Promise<number[]> {
  const { rows } = await db.query<{ seq: number }>(sql`
    SELECT e.seq FROM wire_events e
    WHERE e.seq = ANY (ARRAY(
      SELECT k.seq FROM event_keys k WHERE k.key = event_key('coverage', ${coverageId})
      UNION SELECT past.seq FROM wire_events past
      WHERE past.seq <= (SELECT up_to FROM event_keys_backfill) AND past.payload->>'coverageId' = ${coverageId}))
    ORDER BY e.seq`);
  return rows.map(({ seq }) => seq);
}

/** The publishers' addresses of the pictures in its posts. */
export async function findCoveragePictures(db: Queryable, coverageId: string): Promise<string[]> {
  const { rows } = await db.query<{ url: string }>(sql`
    SELECT DISTINCT content->'picture'->>'url' AS url FROM coverage_posts
    WHERE coverage_id = ${coverageId} AND content->'picture'->>'url' IS NOT NULL`);
  return rows.map(({ url }) => url);
}

/** Of these pictures, those that other coverages of the publisher have, too. */
export async function findCoverageShared(
  db: Queryable,
  { id, publisherId }: { id: string; publisherId: string },
  pictures: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ url: string }>(sql`
    SELECT DISTINCT content->'picture'->>'url' AS url FROM coverage_posts
    WHERE coverage_id IN (SELECT id FROM coverages WHERE publisher_id = ${publisherId} AND id <> ${id})
      AND content->'picture'->>'url' = ANY (${pictures}::text[])`);
  return new Set(rows.map(({ url }) => url));
}

/** Puts `coverage.removed` in the place of each of these events, and adds one at the end of the wire. */
export async function blankCoverageEvents(
  tx: Queryable,
  { coverageId, reason }: { coverageId: string; reason: string },
  seqs: readonly number[],
): Promise<void> {
  await forgetKeys(tx, seqs);
  const payload = JSON.stringify({ coverageId, reason });
  await tx.query(sql`
    UPDATE wire_events SET type = 'coverage.removed', payload = ${payload}::jsonb,
      keys = ${JSON.stringify(NO_KEYS)}::jsonb
    WHERE seq = ANY (${seqs}::bigint[])`);
  await tx.query(sql`
    INSERT INTO wire_events (type, payload, keys)
    VALUES ('coverage.removed', ${payload}::jsonb, ${JSON.stringify(NO_KEYS)}::jsonb)`);
}

/** Deletes a coverage with its posts. */
export async function deleteCoverage(tx: Queryable, coverageId: string): Promise<void> {
  await tx.query(sql`DELETE FROM coverages WHERE id = ${coverageId}`);
}
