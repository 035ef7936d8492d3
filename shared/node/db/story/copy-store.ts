import sql from 'sql-template-tag';
import type { Story } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';

const ALSO_IN_MAX = 100;

/** The story that this one copies, and the released, standing stories that copy it or the same original. */
export async function findCopies(db: Queryable, storyId: string): Promise<Pick<Story, 'copyOf' | 'alsoIn'>> {
  const { rows } = await db.query<{
    id: string;
    url: string | null;
    publisher_id: string;
    name: string;
    first: boolean;
  }>(sql`
    WITH original AS (SELECT coalesce(copy_of, story_id) AS id FROM storyline_members WHERE story_id = ${storyId})
    SELECT s.id, s.url, s.publisher_id, p.name, s.id = original.id AS first
    FROM original JOIN storyline_members m ON m.copy_of = original.id OR m.story_id = original.id
    JOIN stories s ON s.id = m.story_id JOIN publishers p ON p.id = s.publisher_id
    WHERE m.story_id <> ${storyId} AND m.standing AND s.seq IS NOT NULL ORDER BY s.seq LIMIT ${ALSO_IN_MAX}`);
  const alsoIn = rows.map((row) => ({ id: row.id, publisher: { id: row.publisher_id, name: row.name }, url: row.url }));
  const original = alsoIn[rows.findIndex((row) => row.first)];
  return { ...(original && { copyOf: { id: original.id, publisher: original.publisher } }), alsoIn };
}

/** Deletes up to `limit` signature bands of stories dated before `cutoff`; returns how many. */
export async function deleteCopyBandsBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM copy_bands WHERE ctid IN (SELECT ctid FROM copy_bands WHERE at < ${cutoff} LIMIT ${limit})`);
  return rowCount ?? 0;
}
