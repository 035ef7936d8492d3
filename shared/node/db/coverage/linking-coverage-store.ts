import sql from 'sql-template-tag';
import type { RunningCoverage } from '../../../contract/coverage-shapes.ts';
import type { Queryable } from '../database.ts';

/** Of a storyline with more stories, those with the newest ids are looked for. */
const STORIES_MAX = 100;

/**
 * The newest live coverage that runs and of which a post links to the story, or to another one of its storyline: by its
 * address on this wire, or by its address at its publisher. Undefined when there is none.
 */
export async function findLinkingCoverage(
  db: Queryable,
  { id, storyline_id: storylineId }: { id: string; storyline_id: string },
): Promise<RunningCoverage | undefined> {
  const { rows } = await db.query<RunningCoverage>(sql`
    WITH told AS (
      SELECT ${id}::uuid AS id
      UNION
      (SELECT story_id FROM storyline_members WHERE storyline_id = ${storylineId} ORDER BY story_id DESC
        LIMIT ${STORIES_MAX})
    ), links AS (
      SELECT id::text AS link FROM told
      UNION ALL
      SELECT md5(regexp_replace(url, '^https?://', '')) FROM stories
      WHERE id IN (SELECT id FROM told) AND url IS NOT NULL
    )
    SELECT c.id, c.title, c.language FROM coverages c
    WHERE c.ended_at IS NULL AND c.starts_at <= now() AND c.id IN (
      SELECT coverage_id FROM coverage_posts
      WHERE coverage_link(content) IS NOT NULL AND coverage_link(content) IN (SELECT link FROM links))
    ORDER BY c.id DESC LIMIT 1`);
  return rows[0];
}
