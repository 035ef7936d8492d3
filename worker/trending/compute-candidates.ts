import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { readHeadlines, tryCandidatesLock } from '../../shared/node/db/topic/headline-store.ts';
import { readRulings } from '../../shared/node/db/topic/ruling-store.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { writeCandidates } from '../../shared/node/redis/trending.ts';
import { findCandidates } from './find-candidates.ts';

const RECENT_MS = 3 * 3_600_000;
const EARLIER_MS = 7 * 24 * 3_600_000;
/** The newest headlines of each time, whatever the wire carries. */
const HEADLINES_MAX = 3_000;

/** Finds words that may become topics, and stores them for the servers; false when another worker is doing so. */
export async function computeCandidates(
  db: Database,
  redis: RedisClient,
  keys: RedisKeys,
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - RECENT_MS);
  const candidates = await inTransaction(db, async (tx) => {
    if (!(await tryCandidatesLock(tx))) return undefined;
    const recent = await readHeadlines(tx, { after: since, before: now }, HEADLINES_MAX);
    const week = new Date(now.getTime() - EARLIER_MS);
    const earlier = await readHeadlines(tx, { after: week, before: since }, HEADLINES_MAX);
    const rulings = await readRulings(tx);
    return findCandidates(recent, earlier, new Set(rulings.map(({ slug }) => slug)));
  });
  if (candidates) await writeCandidates(redis, keys, candidates);
  return candidates !== undefined;
}
