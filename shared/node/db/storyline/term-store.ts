import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { numbersOf } from '../literals.ts';
import { prepared } from '../prepared.ts';

/** The row that counts all stories. */
export const ALL_STORIES_TERM = 0;

/** The number of stories with each of these terms, and of all stories (under `ALL_STORIES_TERM`). */
export async function readTermCounts(db: Queryable, terms: Iterable<number>): Promise<Map<number, number>> {
  const { rows } = await db.query<{ term: number; stories: number }>(
    prepared(
      'read-term-counts',
      sql`SELECT term, stories FROM term_counts WHERE term = ANY (${numbersOf([...terms, ALL_STORIES_TERM])}::int[])`,
    ),
  );
  return new Map(rows.map(({ term, stories }) => [term, stories]));
}

/** Adds to the counts, sorted by term so that two workers cannot deadlock. */
export async function addTermCounts(db: Queryable, counts: ReadonlyMap<number, number>): Promise<void> {
  const sorted = [...counts].sort((a, b) => a[0] - b[0]);
  await db.query(sql`
    INSERT INTO term_counts AS t (term, stories)
    SELECT term, stories FROM unnest(${numbersOf(sorted.map(([term]) => term))}::int[], ${numbersOf(sorted.map(([, count]) => count))}::int[])
      AS new (term, stories)
    ON CONFLICT (term) DO UPDATE SET stories = t.stories + EXCLUDED.stories`);
}
