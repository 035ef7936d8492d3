import sql from 'sql-template-tag';
import { canonicaliseFilter } from '../../domain/filter.ts';
import type { Story, StoryCard } from '../../domain/story.ts';
import type { StoriesQuery } from '../../wire/query-schema.ts';
import type { Queryable } from './database.ts';
import { findMatching } from './matching-store.ts';
import { type StoryRow, toCard, toStory } from './story-row.ts';
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

/** Released stories that match, with their bodies, newest on the wire first. */
export async function listWholeStories(db: Queryable, query: StoriesQuery): Promise<Omit<Story, 'alsoIn'>[]> {
  const filter = canonicaliseFilter(query.filter);
  const { rows } = await db.query<StoryRow>(sql`
    SELECT ${STORY_COLUMNS} ${FROM_STORIES}
    WHERE s.seq = ANY (${await findMatching(db, { ...query, filter })}::bigint[]) ORDER BY s.seq DESC`);
  return rows.map((row) => toStory(row, { alsoIn: [] }));
}
