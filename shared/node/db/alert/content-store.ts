import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** What a message tells of one storyline. */
interface ToldStoryline {
  /** The newest of its stories, of the highest priority. */
  storyId: string;
  stories: number;
}

/** What a message tells, without stories that were retracted meanwhile. */
export interface ToldInAll {
  stories: number;
  /** The rules that called. */
  rules: string[];
  storylines: ToldStoryline[];
  /** Stories that were retracted after the address had been alerted to them. */
  retracted: string[];
  /** The same for those that were corrected. */
  corrected: string[];
}

/** Reads what a message tells: at most `most` storylines, retractions and corrections, the most important first. */
export async function readTold(db: Queryable, messageId: string, most: number): Promise<ToldInAll> {
  const standing = sql`FROM alert_items i JOIN stories s ON s.id = i.story_id
    WHERE i.message_id = ${messageId} AND i.kind = 'story' AND s.retracted_at IS NULL`;
  const rank = sql`array_position(ARRAY['flash', 'urgent', 'routine'], i.priority)`;
  const { rows: storylines } = await db.query<ToldStoryline>(sql`
    SELECT (array_agg(i.story_id ORDER BY ${rank}, i.event_seq DESC))[1] AS "storyId", count(*)::integer AS stories
    ${standing} GROUP BY i.storyline_id ORDER BY min(${rank}), count(*) DESC, max(i.event_seq) DESC LIMIT ${most}`);
  const { rows: all } = await db.query<{ stories: number; rules: string[] }>(sql`
    SELECT count(*)::integer AS stories, coalesce(array_agg(DISTINCT i.rule), '{}') AS rules ${standing}`);
  const changed = async (kind: 'retracted' | 'corrected'): Promise<string[]> => {
    const { rows } = await db.query<{ storyId: string }>(sql`
      SELECT i.story_id AS "storyId" FROM alert_items i JOIN stories s ON s.id = i.story_id
      WHERE i.message_id = ${messageId} AND i.kind = ${kind} AND (${kind} = 'retracted' OR s.retracted_at IS NULL)
      GROUP BY i.story_id ORDER BY max(i.event_seq) DESC LIMIT ${most}`);
    return rows.map(({ storyId }) => storyId);
  };
  return {
    ...{ stories: all[0]?.stories ?? 0, rules: all[0]?.rules ?? [], storylines },
    ...{ retracted: await changed('retracted'), corrected: await changed('corrected') },
  };
}
