import sql, { join, type Sql } from 'sql-template-tag';
import type { Section } from '../../domain/story.ts';
import type { Feed } from '../../wire/http-shapes.ts';
import type { Queryable } from './database.ts';
import { type FeedRow, type Timetable, toFeed } from './feed-row.ts';

/** A feed as the operator wants it. */
export interface FeedWish {
  url: string;
  publisherId: string | null;
  title?: string | null;
  section: Section | null;
  topics: string[];
  intervalSeconds: number | null;
}

/** What one fetch has shown of a feed. */
export interface FeedFetched {
  status: 'ok' | 'error' | 'gone';
  error: string | null;
  nextFetchAt: Date;
  learnedMs?: number | undefined;
  timetable?: Timetable;
  etag?: string | null | undefined;
  lastModified?: string | null | undefined;
  title?: string | undefined;
  publisherId?: string | undefined;
  changed: boolean;
  newStories: number;
}

const WITH_PUBLISHER = sql`SELECT f.*, p.name AS publisher_name
  FROM feeds f LEFT JOIN publishers p ON p.id = f.publisher_id`;

/** Every feed, by address. */
export async function listFeeds(db: Queryable): Promise<Feed[]> {
  const { rows } = await db.query<FeedRow>(sql`${WITH_PUBLISHER} ORDER BY f.url`);
  return rows.map(toFeed);
}

/** Feeds that fail or are gone, those that failed most often first. */
export async function listAilingFeeds(db: Queryable, limit: number): Promise<Feed[]> {
  const { rows } = await db.query<FeedRow>(sql`${WITH_PUBLISHER} WHERE f.status IN ('error', 'gone')
    ORDER BY f.error_count DESC, f.url LIMIT ${limit}`);
  return rows.map(toFeed);
}

export async function findFeed(db: Queryable, id: string): Promise<FeedRow | undefined> {
  const { rows } = await db.query<FeedRow>(sql`${WITH_PUBLISHER} WHERE f.id = ${id}`);
  return rows[0];
}

/** The id of the feed with this address. */
export async function feedWithUrl(db: Queryable, url: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(sql`SELECT id FROM feeds WHERE url = ${url}`);
  return rows[0]?.id;
}

/** Adds a feed, due at once; false when its address is polled already. */
export async function addFeed(db: Queryable, id: string, wish: FeedWish): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    INSERT INTO feeds (id, url, publisher_id, title, section, topics, interval_seconds)
    VALUES (${id}, ${wish.url}, ${wish.publisherId}, ${wish.title ?? null}, ${wish.section}, ${wish.topics},
      ${wish.intervalSeconds})
    ON CONFLICT (url) DO NOTHING`);
  return rowCount === 1;
}

/** Changes what is given and makes the feed due at once; a new address is fetched as if it were new. */
export async function changeFeed(
  db: Queryable,
  id: string,
  change: { [Field in keyof FeedWish]?: FeedWish[Field] | undefined } & { enabled?: boolean | undefined },
): Promise<void> {
  const sets: Sql[] = [sql`next_fetch_at = now(), etag = NULL, last_modified = NULL`];
  if (change.url !== undefined) {
    sets.push(sql`url = ${change.url}`, sql`redirected_from = NULL`);
    if (change.enabled === undefined) sets.push(sql`status = CASE WHEN status = 'gone' THEN 'ok' ELSE status END`);
  }
  if (change.publisherId !== undefined) sets.push(sql`publisher_id = ${change.publisherId}`);
  if (change.section !== undefined) sets.push(sql`section = ${change.section}`);
  if (change.topics !== undefined) sets.push(sql`topics = ${change.topics}`);
  if (change.intervalSeconds !== undefined) sets.push(sql`interval_seconds = ${change.intervalSeconds}`);
  if (change.enabled !== undefined) {
    sets.push(sql`status = ${change.enabled ? 'ok' : 'disabled'}`, sql`error = NULL`, sql`error_count = 0`);
  }
  await db.query(sql`UPDATE feeds SET ${join(sets)} WHERE id = ${id}`);
}

/** Forgets a feed and its items; its stories stay. False when there is no such feed. */
export async function deleteFeed(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`DELETE FROM feeds WHERE id = ${id}`);
  return rowCount === 1;
}

/** Makes a feed due at once, one that was gone or disabled too; false when there is no such feed. */
export async function makeDue(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    UPDATE feeds SET next_fetch_at = now(), status = CASE WHEN status IN ('gone', 'disabled') THEN 'ok' ELSE status END
    WHERE id = ${id}`);
  return rowCount === 1;
}

/** Claims feeds that are due, longest overdue first; nobody else gets them for `claimMs`. */
export async function claimDueFeeds(db: Queryable, limit: number, claimMs: number): Promise<FeedRow[]> {
  const { rows } = await db.query<FeedRow>(sql`
    WITH due AS (
      SELECT id FROM feeds WHERE status IN ('ok', 'error') AND next_fetch_at <= now()
      ORDER BY next_fetch_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE feeds f SET next_fetch_at = now() + ${claimMs} * interval '1 millisecond'
    FROM due WHERE f.id = due.id
    RETURNING f.*, NULL AS publisher_name`);
  return rows;
}

/** Gives a claimed feed back for a moment, as if it had not been looked at. */
export async function postponeFeed(db: Queryable, id: string, ms: number): Promise<void> {
  await db.query(sql`UPDATE feeds SET next_fetch_at = now() + ${ms} * interval '1 millisecond' WHERE id = ${id}`);
}

/** Writes what a fetch has shown; an operator who disabled the feed meanwhile is obeyed. */
export async function saveFetched(db: Queryable, id: string, fetched: FeedFetched): Promise<void> {
  const failed = fetched.status === 'error';
  await db.query(sql`
    UPDATE feeds SET
      status = CASE WHEN status = 'disabled' THEN status ELSE ${fetched.status} END,
      error = ${fetched.error},
      error_count = CASE WHEN ${failed} THEN error_count + 1 ELSE 0 END,
      next_fetch_at = ${fetched.nextFetchAt},
      last_fetch_at = clock_timestamp(),
      last_change_at = CASE WHEN ${fetched.changed} THEN clock_timestamp() ELSE last_change_at END,
      learned_ms = coalesce(${fetched.learnedMs ?? null}, learned_ms),
      timetable = coalesce(${fetched.timetable ? JSON.stringify(fetched.timetable) : null}::jsonb, timetable),
      etag = CASE WHEN ${fetched.etag !== undefined} THEN ${fetched.etag ?? null} ELSE etag END,
      last_modified = CASE WHEN ${fetched.lastModified !== undefined} THEN ${fetched.lastModified ?? null}
        ELSE last_modified END,
      title = coalesce(${fetched.title ?? null}, title),
      publisher_id = coalesce(publisher_id, ${fetched.publisherId ?? null}),
      stories = stories + ${fetched.newStories}
    WHERE id = ${id}`);
}

/** Writes that a hub pushed something. */
export async function savePushed(db: Queryable, id: string, publisherId: string, newStories: number): Promise<void> {
  await db.query(sql`
    UPDATE feeds SET last_change_at = clock_timestamp(), stories = stories + ${newStories},
      publisher_id = coalesce(publisher_id, ${publisherId})
    WHERE id = ${id}`);
}

/** Follows a permanent redirect, unless the new address is polled already. */
export async function moveFeed(db: Queryable, id: string, url: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    UPDATE feeds SET redirected_from = url, url = ${url}
    WHERE id = ${id} AND url <> ${url} AND NOT EXISTS (SELECT 1 FROM feeds WHERE url = ${url})`);
  return rowCount === 1;
}
