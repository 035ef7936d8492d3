import sql from 'sql-template-tag';
import type { StoryCard } from '../../domain/story.ts';
import type { Queryable } from './database.ts';
import { type StoryRow, toCard } from './story-row.ts';
import { FROM_STORIES, STORY_COLUMNS } from './story-store.ts';

/** Standing stories that were both published and released in the last hours, newest on the wire first. */
export async function listFreshStories(db: Queryable, hours: number, limit: number): Promise<StoryCard[]> {
  const { rows } = await db.query<StoryRow>(sql`
    SELECT ${STORY_COLUMNS} ${FROM_STORIES}
    WHERE s.seq IS NOT NULL AND s.retracted_at IS NULL AND s.released_at > now() - ${hours} * interval '1 hour'
      AND s.published_at > now() - ${hours} * interval '1 hour'
    ORDER BY s.seq DESC LIMIT ${limit}`);
  return rows.map(toCard);
}
