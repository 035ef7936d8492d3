import sql from 'sql-template-tag';
import type { FirstReport } from '../../../contract/http-shapes.ts';
import type { Queryable } from '../database.ts';

/** Stories examined per storyline, those with the oldest dates. */
const EXAMINED_MAX = 1_000;

/**
 * The storyline's first standing story on the wire, and how far it was ahead of the first one by another publisher.
 * Undefined when no story stands, or none is released.
 */
export async function findFirstReport(db: Queryable, storylineId: string): Promise<FirstReport | undefined> {
  const { rows } = await db.query<{ id: string; publisher_id: string; name: string; released_at: Date }>(sql`
    WITH oldest AS MATERIALIZED (
      SELECT story_id FROM storyline_members WHERE storyline_id = ${storylineId} AND standing
      ORDER BY at LIMIT ${EXAMINED_MAX}
    ), each AS (
      SELECT DISTINCT ON (s.publisher_id) s.id, s.publisher_id, s.seq, s.released_at
      FROM stories s WHERE s.id = ANY (ARRAY(SELECT story_id FROM oldest)) AND s.seq IS NOT NULL
      ORDER BY s.publisher_id, s.seq
    )
    SELECT each.id, each.publisher_id, p.name, each.released_at
    FROM each JOIN publishers p ON p.id = each.publisher_id ORDER BY each.seq LIMIT 2`);
  const [first, next] = rows;
  if (!first) return undefined;
  const publisher = { id: first.publisher_id, name: first.name };
  const report = { storyId: first.id, publisher, at: first.released_at.toISOString() };
  if (!next) return { ...report, aheadSeconds: null, aheadOf: null };
  return {
    ...report,
    aheadSeconds: Math.max(0, Math.floor((next.released_at.getTime() - first.released_at.getTime()) / 1_000)),
    aheadOf: { storyId: next.id, publisher: { id: next.publisher_id, name: next.name } },
  };
}
