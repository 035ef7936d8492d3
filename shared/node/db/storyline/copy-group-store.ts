import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** Copies compared with a changed text. */
const COMPARED_MAX = 100;

/** Files a story under the one that it copies, unless it is filed already or others are filed under it. */
export async function fileAsCopy(tx: Queryable, storyId: string, original: string): Promise<void> {
  await tx.query(sql`
    UPDATE storyline_members SET copy_of = ${original} WHERE story_id = ${storyId} AND copy_of IS NULL
      AND NOT EXISTS (SELECT FROM storyline_members WHERE copy_of = ${storyId})`);
}

/** The signatures of the story that this one copies and of its other copies; empty when it neither copies nor is copied. */
export async function readCopySignatures(tx: Queryable, storyId: string): Promise<Buffer[]> {
  const { rows } = await tx.query<{ signature: Buffer }>(sql`
    WITH original AS (SELECT coalesce(copy_of, story_id) AS id FROM storyline_members WHERE story_id = ${storyId})
    SELECT m.signature FROM original JOIN storyline_members m ON m.copy_of = original.id OR m.story_id = original.id
    WHERE m.story_id <> ${storyId} AND m.signature IS NOT NULL ORDER BY m.story_id LIMIT ${COMPARED_MAX}`);
  return rows.map(({ signature }) => signature);
}

/**
 * Takes a story out of the copies of its text; if others are filed under it, they are filed under the first of them.
 * Returns the storylines of all stories that have changed, which the caller must recount under the storylines' lock.
 */
export async function leaveCopies(tx: Queryable, storyId: string): Promise<string[]> {
  const { rows } = await tx.query<{ storyline_id: string }>(sql`
    WITH heir AS (
      SELECT story_id AS id FROM storyline_members WHERE copy_of = ${storyId} ORDER BY story_id LIMIT 1
    )
    UPDATE storyline_members m SET copy_of = nullif((SELECT id FROM heir WHERE m.story_id <> ${storyId}), m.story_id)
    WHERE m.copy_of = ${storyId} OR (m.story_id = ${storyId} AND m.copy_of IS NOT NULL)
    RETURNING m.storyline_id`);
  return [...new Set(rows.map((row) => row.storyline_id))];
}
