import sql from 'sql-template-tag';
import type { Queryable } from './database.ts';

/**
 * Holds these stories as one who refers to them. To be called before the storylines' lock: a worker that corrects one of
 * them holds it and waits for that lock.
 */
export async function holdStories(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx.query(sql`SELECT FROM stories WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR KEY SHARE`);
}

/** The stories of a storyline. */
export async function readMemberIds(tx: Queryable, storylineId: string): Promise<string[]> {
  const { rows } = await tx.query<{ story_id: string }>(
    sql`SELECT story_id FROM storyline_members WHERE storyline_id = ${storylineId}`,
  );
  return rows.map((row) => row.story_id);
}

/**
 * Takes stories out of a storyline into a new one, and marks both parts so that they are never brought together again.
 * The caller holds the storylines' lock and counts both anew. What an explanation rested on may stand elsewhere now: such
 * ones go. Unlike the choice of a storyline, nobody can make this one again: its commit waits for the disk.
 */
export async function divideStoryline(
  tx: Queryable,
  { from, to, stories }: { from: string; to: string; stories: readonly string[] },
): Promise<void> {
  await tx.query(sql`SELECT set_config('synchronous_commit', 'on', true)`);
  await tx.query(sql`
    INSERT INTO storylines (id, lead_story_id, stories, publishers) VALUES (${to}, ${stories[0]}, 0, 0)`);
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
  // How close the stories of either part are to each other, nobody knows any more.
  await tx.query(sql`UPDATE storylines SET pair_sum = 0, pair_count = 0 WHERE id = ${from}`);
}

/** The numbers of the splits that took these two apart, as the stories of the first one bear them. */
export async function readSplitsBetween(tx: Queryable, one: string, other: string): Promise<number[]> {
  const { rows } = await tx.query<{ mark: number }>(sql`
    SELECT DISTINCT mark FROM storyline_members m, unnest(m.apart) AS mark
    WHERE m.storyline_id = ${one} AND EXISTS (
      SELECT FROM storyline_members o WHERE o.storyline_id = ${other} AND -mark = ANY (o.apart))`);
  return rows.map(({ mark }) => mark);
}

/**
 * Takes these splits' marks from the stories of both storylines, so that they may stand together again; marks of other
 * splits stay. The caller holds the storylines' lock, brings them together and counts anew.
 */
export async function forgetSplits(tx: Queryable, lines: readonly string[], marks: readonly number[]): Promise<void> {
  await tx.query(sql`SELECT set_config('synchronous_commit', 'on', true)`);
  await tx.query(sql`
    UPDATE storyline_members m SET apart = ARRAY(
      SELECT mark FROM unnest(m.apart) AS mark WHERE abs(mark) <> ALL (${marks.map(Math.abs)}::int[]))
    WHERE m.storyline_id = ANY (${lines}::uuid[])`);
  // How close the stories of the one are to those of the other, nobody has measured.
  await tx.query(sql`UPDATE storylines SET pair_sum = 0, pair_count = 0 WHERE id = ANY (${lines}::uuid[])`);
}
