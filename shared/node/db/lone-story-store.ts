import sql from 'sql-template-tag';
import type { Queryable } from './database.ts';

/** A story that stands alone in its storyline, with what it is compared by. */
export interface LoneStory {
  storyId: string;
  publisherId: string;
  /** When it was published, ms since 1970. */
  at: number;
  vector: Buffer;
}

/** The next stories of the wire that stand alone in their storyline, oldest first. */
export interface LoneStories {
  stories: LoneStory[];
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
  const { rows: due } = await tx.query<{ seq: number; is_lone: boolean }>(sql`
    SELECT s.seq, coalesce(l.stories = 1 AND m.standing, false) AS is_lone
    FROM (
      SELECT id, seq FROM stories
      WHERE seq > ${afterSeq} AND released_at < now() - ${ageMs} * interval '1 millisecond'
      ORDER BY seq LIMIT ${scan}) AS s
    LEFT JOIN storyline_members m ON m.story_id = s.id LEFT JOIN storylines l ON l.id = m.storyline_id
    ORDER BY s.seq`);
  const seqs = due.flatMap(({ seq, is_lone: isLone }) => (isLone ? [seq] : [])).slice(0, limit);
  const isFull = seqs.length === limit;
  const { rows } = await tx.query<{ story_id: string; publisher_id: string; at: number; vector: Buffer }>(sql`
    SELECT m.story_id, m.publisher_id, (extract(epoch FROM m.at) * 1000)::float8 AS at, m.vector
    FROM stories s JOIN storyline_members m ON m.story_id = s.id
    WHERE s.seq = ANY (${seqs}::bigint[]) ORDER BY s.seq`);
  return {
    stories: rows.map(({ story_id, publisher_id, ...kept }) => ({
      storyId: story_id,
      publisherId: publisher_id,
      ...kept,
    })),
    upTo: (isFull ? seqs : due.map(({ seq }) => seq)).at(-1),
    more: isFull || due.length === scan,
  };
}
