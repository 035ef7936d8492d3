import sql from 'sql-template-tag';
import type { Queryable } from './database.ts';

/** The next stories of the wire, oldest first, and which of them stand alone in their storyline. */
export interface SettledStories {
  /** The number of the newest of them; undefined when there is none. */
  upTo: number | undefined;
  lone: string[];
}

/** Up to `limit` stories after `afterSeq` that were released more than `ageMs` ago. */
export async function listSettledStories(
  tx: Queryable,
  { afterSeq, ageMs, limit }: { afterSeq: number; ageMs: number; limit: number },
): Promise<SettledStories> {
  const { rows } = await tx.query<{ id: string; seq: number; is_lone: boolean }>(sql`
    SELECT s.id, s.seq, coalesce(l.stories = 1 AND m.standing, false) AS is_lone
    FROM (
      SELECT id, seq FROM stories
      WHERE seq > ${afterSeq} AND released_at < now() - ${ageMs} * interval '1 millisecond'
      ORDER BY seq LIMIT ${limit}) AS s
    LEFT JOIN storyline_members m ON m.story_id = s.id LEFT JOIN storylines l ON l.id = m.storyline_id
    ORDER BY s.seq`);
  return { upTo: rows.at(-1)?.seq, lone: rows.filter((row) => row.is_lone).map(({ id }) => id) };
}
