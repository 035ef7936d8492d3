import sql from 'sql-template-tag';
import type { CoveredStory } from '../../../contract/http-shapes.ts';
import type { StoriesQuery } from '../../../contract/query-schema.ts';
import { wantedWords } from '../../../domain/search/clause.ts';
import { tellingReason } from '../../../domain/shared-terms.ts';
import type { Because, StoryCard } from '../../../domain/story.ts';
import { canonicaliseFilter } from '../../search/canonicalise-filter.ts';
import type { Queryable } from '../database.ts';
import { addExcerpts } from './excerpt-store.ts';
import { findMatching } from './matching-store.ts';
import { type CardRow, toCard } from './story-row.ts';
import { CARD_COLUMNS, FROM_STORIES } from './story-store.ts';

/** Stories examined per storyline, those with the newest dates. */
const COVERAGE_MAX = 1_000;

/** A part of a list. */
export interface StoryList {
  stories: StoryCard[];
  /** Where the search stopped early: more matching stories may follow below this `seq`. */
  reached: number | undefined;
}

/** Matching released stories, newest on the wire first. */
export async function listStories(db: Queryable, query: StoriesQuery): Promise<StoryList> {
  const filter = canonicaliseFilter(query.filter);
  const { seqs, reached } = await findMatching(db, { ...query, filter });
  const { rows } = await db.query<CardRow>(sql`
    SELECT ${CARD_COLUMNS} ${FROM_STORIES} WHERE s.seq = ANY (${seqs}::bigint[]) ORDER BY s.seq DESC`);
  return { stories: await addExcerpts(db, rows.map(toCard), wantedWords(filter.clauses)), reached };
}

/** The cards of these stories, in this order; unknown and unreleased ids are left out. */
export async function listStoriesById(db: Queryable, ids: readonly string[]): Promise<StoryCard[]> {
  const { rows } = await db.query<CardRow>(sql`
    SELECT ${CARD_COLUMNS} ${FROM_STORIES}
    WHERE s.id = ANY (${ids}::uuid[]) AND s.seq IS NOT NULL ORDER BY array_position(${ids}::uuid[], s.id)`);
  return rows.map(toCard);
}

/**
 * A storyline's released stories, retracted ones included, newest on the wire first. Of more than 1,000 stories, only
 * those with the newest dates.
 */
export async function listStorylineStories(db: Queryable, storylineId: string, limit: number): Promise<CoveredStory[]> {
  const { rows } = await db.query<CardRow & { because: Because | null }>(sql`
    WITH newest AS MATERIALIZED (
      SELECT story_id FROM storyline_members WHERE storyline_id = ${storylineId} ORDER BY at DESC LIMIT ${COVERAGE_MAX}
    )
    SELECT ${CARD_COLUMNS}, m.because ${FROM_STORIES}
    WHERE s.id = ANY (ARRAY(SELECT story_id FROM newest)) AND s.seq IS NOT NULL ORDER BY s.seq DESC LIMIT ${limit}`);
  return rows.map((row) => ({ ...toCard(row), because: tellingReason(row.because, row.topics) }));
}
