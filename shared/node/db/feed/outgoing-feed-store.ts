import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** A feed that was not requested for this long has no followers; subscriptions are renewed more often. */
const KEEP_DAYS = 14;
/** How many feeds the hub is notified of. Requesting thousands of URLs once does not displace those requested daily. */
const FEEDS_MAX = 1_000;

const FOLLOWED = sql`
  SELECT address FROM outgoing_feeds WHERE asked_at > now() - ${KEEP_DAYS} * interval '1 day'
  ORDER BY asked DESC, asked_at DESC LIMIT ${FEEDS_MAX}`;

/** Records that a filtered feed was requested. */
export async function noteOutgoingFeed(db: Queryable, address: string): Promise<void> {
  await db.query(sql`
    INSERT INTO outgoing_feeds (address) VALUES (${address})
    ON CONFLICT (address) DO UPDATE SET asked = outgoing_feeds.asked + 1, asked_at = now()
    WHERE outgoing_feeds.asked_at < now() - interval '1 hour'`);
}

/** The filtered feeds with followers. */
export async function listOutgoingFeeds(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ address: string }>(FOLLOWED);
  return rows.map(({ address }) => address);
}

/** Deletes all others. */
export async function pruneOutgoingFeeds(db: Queryable): Promise<void> {
  await db.query(sql`DELETE FROM outgoing_feeds WHERE address NOT IN (${FOLLOWED})`);
}
