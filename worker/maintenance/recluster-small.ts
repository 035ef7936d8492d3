import { BY_INDEX, type Database, inTransaction, type Transaction } from '../../shared/node/db/database.ts';
import { listSmallLeads } from '../../shared/node/db/storyline/small-storyline-store.ts';
import { type CursorName, moveCursor, takeCursor } from '../../shared/node/db/wire/cursor-store.ts';
import type { CorpusCache } from '../ingest/corpus-cache.ts';
import { reclusterSmall } from '../ingest/storyline/recluster.ts';
import { SMALL_STORIES_MAX } from '../ingest/storyline/thresholds.ts';

/** When to recluster small storylines: after the first reports of an event, and after most of them. */
export const RECLUSTER_PASSES: { name: CursorName; ageMs: number }[] = [
  { name: 'recluster-soon', ageMs: 15_000 },
  { name: 'recluster-late', ageMs: 30 * 60_000 },
];
/** Small, because a whole page is compared with the storylines as of its start. */
const STORIES_PER_PAGE = 10;
/** Most stories lead no small storyline and are cheap to skip. */
const SCANNED_PER_PAGE = 500;

/**
 * Reclusters the next small storylines: stories that came too early may fit a storyline that has grown since. This
 * makes storylines depend less on the order of arrival. One worker at a time; returns how many joined another, and
 * whether more are due.
 */
export async function reclusterNext(
  db: Database,
  corpus: CorpusCache,
  { name, ageMs }: (typeof RECLUSTER_PASSES)[number],
): Promise<{ joined: number; more: boolean }> {
  const recluster = async (tx: Transaction): Promise<{ joined: number; more: boolean }> => {
    const cursor = await takeCursor(tx, name);
    if (!cursor) return { joined: 0, more: false };
    const page = {
      afterSeq: cursor.seq,
      ageMs,
      scan: SCANNED_PER_PAGE,
      limit: STORIES_PER_PAGE,
      stories: SMALL_STORIES_MAX,
    };
    const { stories, upTo, more } = await listSmallLeads(tx, page);
    if (upTo === undefined) return { joined: 0, more: false };
    const joined = await reclusterSmall(db, tx, corpus, stories);
    await moveCursor(tx, name, upTo);
    return { joined, more };
  };
  return inTransaction(db, recluster, { begin: BY_INDEX });
}
