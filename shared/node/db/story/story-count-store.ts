import sql from 'sql-template-tag';
import type { StoryCount } from '../../../contract/http-shapes.ts';
import type { CountQuery } from '../../../contract/query-schema.ts';
import { canonicaliseFilter } from '../../search/canonicalise-filter.ts';
import type { Queryable } from '../database.ts';
import { findMatching } from './matching-store.ts';

const COUNTED_MAX = 10_000;
/** Index entries examined for a count. */
const ENTRIES_MAX = 12_000;
const HEADLINES = 3;

/**
 * Counts standing stories that match and came after a wire position or a time. Stops at 10,000 or when too many entries
 * were examined; then there may be more.
 */
export async function countStories(db: Queryable, { filter, after, since }: CountQuery): Promise<StoryCount> {
  const { seqs, reached } = await findMatching(db, {
    filter: canonicaliseFilter(filter),
    after,
    since: since === undefined ? undefined : new Date(since),
    standing: true,
    limit: COUNTED_MAX + 1,
    entries: ENTRIES_MAX,
  });
  const { rows } = await db.query<{ headline: string }>(sql`
    SELECT headline FROM stories WHERE seq = ANY (${seqs.slice(0, HEADLINES)}::bigint[]) ORDER BY seq DESC`);
  return {
    stories: Math.min(seqs.length, COUNTED_MAX),
    more: reached !== undefined,
    headlines: rows.map(({ headline }) => headline),
  };
}
