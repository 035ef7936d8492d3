import sql from 'sql-template-tag';
import type { Feed } from '../../../contract/http-shapes.ts';
import type { Section } from '../../../domain/section.ts';
import type { Queryable } from '../database.ts';
import { type FeedRow, toFeed } from './feed-row.ts';
import { feedWithUrl } from './feed-store.ts';

/** A feed that a publisher adds. */
export interface OwnFeed {
  id: string;
  url: string;
  publisherId: string;
  section: Section | null;
  topics: string[];
  /** Never fetched from a network that is not public. */
  publicOnly: boolean;
}

/** A publisher's feeds, by URL. */
export async function listOwnFeeds(db: Queryable, publisherId: string): Promise<Feed[]> {
  const { rows } = await db.query<FeedRow>(sql`
    SELECT f.*, p.name AS publisher_name FROM feeds f JOIN publishers p ON p.id = f.publisher_id
    WHERE f.publisher_id = ${publisherId} ORDER BY f.url`);
  return rows.map(toFeed);
}

/** Adds a feed, due at once, unless its URL is polled already or the publisher has `most`. */
export async function addOwnFeed(db: Queryable, feed: OwnFeed, most: number): Promise<'added' | 'exists' | 'full'> {
  const { rowCount } = await db.query(sql`
    INSERT INTO feeds (id, url, publisher_id, section, topics, public_only)
    SELECT ${feed.id}, ${feed.url}, ${feed.publisherId}, ${feed.section}, ${feed.topics}, ${feed.publicOnly}
    WHERE (SELECT count(*) FROM feeds WHERE publisher_id = ${feed.publisherId}) < ${most}
    ON CONFLICT (url) DO NOTHING`);
  if (rowCount === 1) return 'added';
  return (await feedWithUrl(db, feed.url)) === undefined ? 'full' : 'exists';
}

/** Deletes a publisher's feed but not its stories; false when the publisher has no such feed. */
export async function deleteOwnFeed(db: Queryable, publisherId: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`DELETE FROM feeds WHERE id = ${id} AND publisher_id = ${publisherId}`);
  return rowCount === 1;
}

/** Which of these URLs are polled already, also under an address to which they have moved. */
export async function polledUrls(db: Queryable, urls: string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ url: string; redirected_from: string | null }>(sql`
    SELECT url, redirected_from FROM feeds WHERE url = ANY(${urls}) OR redirected_from = ANY(${urls})`);
  return new Set(rows.flatMap((row) => [row.url, row.redirected_from ?? row.url]));
}
