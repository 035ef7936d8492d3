import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** The lead story of a storyline with few stories, with its comparison data. */
export interface SmallLead {
  storyId: string;
  publisherId: string;
  language: string | null;
  /** Publication time, ms since 1970. */
  at: number;
  vector: Buffer;
}

/** The wire's next small storylines by their lead stories, oldest first. */
export interface SmallLeads {
  stories: SmallLead[];
  /** All of them up to this number are included; undefined when no story is old enough. */
  upTo: number | undefined;
  /** True when more may be due. */
  more: boolean;
}

/**
 * Scans up to `scan` stories after `afterSeq` released more than `ageMs` ago for up to `limit` leads of storylines with
 * at most `stories` stories.
 */
export async function listSmallLeads(
  tx: Queryable,
  { afterSeq, ageMs, scan, limit, stories }: Record<'afterSeq' | 'ageMs' | 'scan' | 'limit' | 'stories', number>,
): Promise<SmallLeads> {
  const { rows: due } = await tx.query<{ seq: number; is_lead: boolean }>(sql`
    SELECT s.seq, coalesce(m.standing AND (
      l.stories = 1 OR l.stories <= ${stories} AND l.lead_story_id = m.story_id), false) AS is_lead
    FROM (
      SELECT id, seq FROM stories
      WHERE seq > ${afterSeq} AND released_at < now() - ${ageMs} * interval '1 millisecond'
      ORDER BY seq LIMIT ${scan}) AS s
    LEFT JOIN storyline_members m ON m.story_id = s.id LEFT JOIN storylines l ON l.id = m.storyline_id
    ORDER BY s.seq`);
  const seqs = due.flatMap(({ seq, is_lead: isLead }) => (isLead ? [seq] : [])).slice(0, limit);
  const isFull = seqs.length === limit;
  const { rows } = await tx.query<SmallLead>(sql`
    SELECT m.story_id AS "storyId", m.publisher_id AS "publisherId", m.language,
      (extract(epoch FROM m.at) * 1000)::float8 AS at, m.vector
    FROM stories s JOIN storyline_members m ON m.story_id = s.id
    WHERE s.seq = ANY (${seqs}::bigint[]) ORDER BY s.seq`);
  return {
    stories: rows,
    upTo: (isFull ? seqs : due.map(({ seq }) => seq)).at(-1),
    more: isFull || due.length === scan,
  };
}
