import sql from 'sql-template-tag';
import type { Correction } from '../../../contract/recall-shapes.ts';
import type { Queryable } from '../database.ts';

/** Corrections and retractions with `after < seq <= upTo`, in the order of the wire, with their numbers. */
export async function readCorrections(
  db: Queryable,
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
): Promise<(Correction & { seq: number })[]> {
  const { rows } = await db.query<Correction & { seq: number }>(sql`
    SELECT e.seq, coalesce(e.payload->'story'->>'id', e.payload->>'storyId') AS id,
      coalesce(e.payload->'story'->'revision', e.payload->'revision')::integer AS revision,
      e.type = 'story.retracted' AS "isRetracted"
    FROM (
      SELECT seq FROM event_keys
      WHERE key = event_key('change', 'correction') AND seq > ${after} AND seq <= ${upTo}
      ORDER BY seq LIMIT ${limit}) AS k JOIN wire_events e ON e.seq = k.seq
    ORDER BY e.seq`);
  return rows;
}

/** The current revisions of the stories that exist. */
export async function readRevisionNumbers(db: Queryable, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await db.query<{ id: string; revision: number }>(
    sql`SELECT id, revision FROM stories WHERE id = ANY (${ids}::uuid[]) AND seq IS NOT NULL`,
  );
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

/** What a revision and the one before it say at first sight; undefined when one of them is not kept. */
export async function readBothVersions(
  db: Queryable,
  { id, revision }: { id: string; revision: number },
): Promise<{ before: string; after: string } | undefined> {
  const { rows } = await db.query<{ text: string }>(sql`
    SELECT concat_ws(E'\n', headline, summary) AS text FROM story_revisions
    WHERE story_id = ${id} AND revision IN (${revision - 1}, ${revision}) ORDER BY revision`);
  const [before, after] = rows;
  return before && after && { before: before.text, after: after.text };
}

/** The headline that each of these stories had before its present one; none for those that never had another. */
export async function readFormerHeadlines(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; headline: string }>(sql`
    SELECT DISTINCT ON (s.id) s.id, r.headline FROM stories s JOIN story_revisions r
      ON r.story_id = s.id AND r.revision < s.revision AND r.headline <> s.headline
    WHERE s.id = ANY (${ids}::uuid[]) ORDER BY s.id, r.revision DESC`);
  return new Map(rows.map(({ id, headline }) => [id, headline]));
}
