import sql from 'sql-template-tag';
import type { Queryable } from './database.ts';

/** A feed that nobody has asked for in so long is followed by nobody; subscriptions are renewed more often. */
const KEEP_DAYS = 14;
/** Of so many the hub is told. Whoever asks for thousands of addresses once does not drive out those that are asked for daily. */
const FEEDS_MAX = 1_000;

const FOLLOWED = sql`
  SELECT address FROM outgoing_feeds WHERE asked_at > now() - ${KEEP_DAYS} * interval '1 day'
  ORDER BY asked DESC, asked_at DESC LIMIT ${FEEDS_MAX}`;

/** Remembers that a feed with a filter was asked for. */
export async function noteOutgoingFeed(db: Queryable, address: string): Promise<void> {
  await db.query(sql`
    INSERT INTO outgoing_feeds (address) VALUES (${address})
    ON CONFLICT (address) DO UPDATE SET asked = outgoing_feeds.asked + 1, asked_at = now()
    WHERE outgoing_feeds.asked_at < now() - interval '1 hour'`);
}

/** The feeds with a filter that somebody follows. */
export async function listOutgoingFeeds(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ address: string }>(FOLLOWED);
  return rows.map(({ address }) => address);
}

/** Forgets the others. */
export async function pruneOutgoingFeeds(db: Queryable): Promise<void> {
  await db.query(sql`DELETE FROM outgoing_feeds WHERE address NOT IN (${FOLLOWED})`);
}
