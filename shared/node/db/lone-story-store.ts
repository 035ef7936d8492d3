import sql from 'sql-template-tag';
import type { Queryable } from './database.ts';

/** The next stories of the wire that stand alone in their storyline, oldest first. */
export interface LoneStories {
  ids: string[];
  /** The number up to which there is no other; undefined when no story was released in time. */
  upTo: number | undefined;
  /** Whether more may be due. */
  more: boolean;
}

/** Looks through up to `scan` stories after `afterSeq` that were released more than `ageMs` ago, for `limit` lone ones. */
export async function listLoneStories(
  tx: Queryable,
  { afterSeq, ageMs, scan, limit }: { afterSeq: number; ageMs: number; scan: number; limit: number },
): Promise<LoneStories> {
  const { rows } = await tx.query<{
    scanned: number;
    last: number | null;
    ids: string[];
    last_lone: number | null;
  }>(sql`
    WITH due AS MATERIALIZED (
      SELECT id, seq FROM stories
      WHERE seq > ${afterSeq} AND released_at < now() - ${ageMs} * interval '1 millisecond'
      ORDER BY seq LIMIT ${scan}
    ), lone AS MATERIALIZED (
      SELECT due.id, due.seq FROM due JOIN storyline_members m ON m.story_id = due.id AND m.standing
        JOIN storylines l ON l.id = m.storyline_id AND l.stories = 1
      ORDER BY due.seq LIMIT ${limit}
    )
    SELECT (SELECT count(*) FROM due) AS scanned, (SELECT max(seq) FROM due) AS last,
      ARRAY(SELECT id::text FROM lone ORDER BY seq) AS ids, (SELECT max(seq) FROM lone) AS last_lone`);
  const { scanned, last, ids, last_lone: lastLone } = rows[0] ?? { scanned: 0, last: null, ids: [], last_lone: null };
  const isFull = ids.length === limit;
  return { ids, upTo: (isFull ? lastLone : last) ?? undefined, more: isFull || scanned === scan };
}
