import sql from 'sql-template-tag';
import { canonicaliseFilter } from '../../domain/filter.ts';
import type { StoryCount } from '../../wire/http-shapes.ts';
import type { CountQuery } from '../../wire/query-schema.ts';
import type { Queryable } from './database.ts';
import { findMatching } from './matching-store.ts';

const COUNTED_MAX = 10_000;
const HEADLINES = 3;

/** How many standing stories match that came after a place on the wire, or a time; counting ends at 10,000. */
export async function countStories(db: Queryable, { filter, after, since }: CountQuery): Promise<StoryCount> {
  const found = await findMatching(db, {
    filter: canonicaliseFilter(filter),
    after,
    since: since === undefined ? undefined : new Date(since),
    standing: true,
    limit: COUNTED_MAX + 1,
  });
  const { rows } = await db.query<{ headline: string }>(sql`
    SELECT headline FROM stories WHERE seq = ANY (${found.slice(0, HEADLINES)}::bigint[]) ORDER BY seq DESC`);
  return {
    stories: Math.min(found.length, COUNTED_MAX),
    more: found.length > COUNTED_MAX,
    headlines: rows.map(({ headline }) => headline),
  };
}
