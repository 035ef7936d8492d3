import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/**
 * Locks these stories like a foreign key reference. Call this before taking the storylines' lock: a worker that
 * corrects one of them holds its row lock while waiting for the storylines' lock.
 */
export async function holdStories(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx.query(sql`SELECT FROM stories WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR KEY SHARE`);
}

/** The ids of a storyline's stories. */
export async function readMemberIds(tx: Queryable, storylineId: string): Promise<string[]> {
  const { rows } = await tx.query<{ story_id: string }>(
    sql`SELECT story_id FROM storyline_members WHERE storyline_id = ${storylineId}`,
  );
  return rows.map((row) => row.story_id);
}

/**
 * Moves stories from a storyline to a new one, and marks both parts so that they are never merged again. The caller
 * must hold the storylines' lock and recount both. Deletes explanations that refer to a story in the other part. Unlike
 * an automatic choice, a split cannot be recomputed, so its commit waits for the disk.
 */
export async function divideStoryline(
  tx: Queryable,
  { from, to, stories }: { from: string; to: string; stories: readonly string[] },
): Promise<void> {
  await tx.query(sql`SELECT set_config('synchronous_commit', 'on', true)`);
  await tx.query(sql`
    INSERT INTO storylines (id, lead_story_id, stories, publishers, independent)
    VALUES (${to}, ${stories[0]}, 0, 0, 0)`);
  await tx.query(sql`
    WITH split AS (SELECT nextval('storyline_splits')::int AS no)
    UPDATE storyline_members m SET
      storyline_id = CASE WHEN m.story_id = ANY (${stories}::uuid[]) THEN ${to}::uuid ELSE m.storyline_id END,
      apart = m.apart || CASE WHEN m.story_id = ANY (${stories}::uuid[]) THEN split.no ELSE -split.no END
    FROM split WHERE m.storyline_id = ${from}`);
  await tx.query(sql`
    UPDATE storyline_members m SET because = NULL
    FROM storyline_members other
    WHERE m.storyline_id = ANY (${[from, to]}::uuid[]) AND other.story_id = (m.because->>'storyId')::uuid
      AND other.storyline_id <> m.storyline_id`);
  // The cohesion of each part is no longer known.
  await tx.query(sql`UPDATE storylines SET pair_sum = 0, pair_count = 0 WHERE id = ${from}`);
}

/** The numbers of the splits between these two storylines, with the first one's signs. */
export async function readSplitsBetween(tx: Queryable, one: string, other: string): Promise<number[]> {
  const { rows } = await tx.query<{ mark: number }>(sql`
    SELECT DISTINCT mark FROM storyline_members m, unnest(m.apart) AS mark
    WHERE m.storyline_id = ${one} AND EXISTS (
      SELECT FROM storyline_members o WHERE o.storyline_id = ${other} AND -mark = ANY (o.apart))`);
  return rows.map(({ mark }) => mark);
}

/**
 * Removes these splits' marks from the stories of both storylines, so that they can be merged; other marks stay. The
 * caller must hold the storylines' lock, merge and recount.
 */
export async function forgetSplits(tx: Queryable, lines: readonly string[], marks: readonly number[]): Promise<void> {
  await tx.query(sql`SELECT set_config('synchronous_commit', 'on', true)`);
  await tx.query(sql`
    UPDATE storyline_members m SET apart = ARRAY(
      SELECT mark FROM unnest(m.apart) AS mark WHERE abs(mark) <> ALL (${marks.map(Math.abs)}::int[]))
    WHERE m.storyline_id = ANY (${lines}::uuid[])`);
  // The similarity between the two storylines was never measured.
  await tx.query(sql`UPDATE storylines SET pair_sum = 0, pair_count = 0 WHERE id = ANY (${lines}::uuid[])`);
}
