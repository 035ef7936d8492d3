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
}

/** Reads what a message tells: at most `most` storylines and retractions, the most important first. */
export async function readTold(db: Queryable, messageId: string, most: number): Promise<ToldInAll> {
  const standing = sql`FROM alert_items i JOIN stories s ON s.id = i.story_id
    WHERE i.message_id = ${messageId} AND i.kind = 'story' AND s.retracted_at IS NULL`;
  const rank = sql`array_position(ARRAY['flash', 'urgent', 'routine'], i.priority)`;
  const { rows: storylines } = await db.query<ToldStoryline>(sql`
    SELECT (array_agg(i.story_id ORDER BY ${rank}, i.event_seq DESC))[1] AS "storyId", count(*)::integer AS stories
    ${standing} GROUP BY i.storyline_id ORDER BY min(${rank}), count(*) DESC, max(i.event_seq) DESC LIMIT ${most}`);
  const { rows: all } = await db.query<{ stories: number; rules: string[] }>(sql`
    SELECT count(*)::integer AS stories, coalesce(array_agg(DISTINCT i.rule), '{}') AS rules ${standing}`);
  const { rows: retracted } = await db.query<{ storyId: string }>(sql`
    SELECT story_id AS "storyId" FROM alert_items
    WHERE message_id = ${messageId} AND kind = 'retracted' ORDER BY event_seq DESC LIMIT ${most}`);
  return {
    ...{ stories: all[0]?.stories ?? 0, rules: all[0]?.rules ?? [], storylines },
    retracted: retracted.map(({ storyId }) => storyId),
  };
}
