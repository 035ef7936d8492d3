import sql, { join, type Sql } from 'sql-template-tag';
import type { FeedCredentials, FeedOptions } from '../../../contract/feed-options.ts';
import type { Feed, FeedAnswer } from '../../../contract/http-shapes.ts';
import type { Section } from '../../../domain/section.ts';
import type { Queryable } from '../database.ts';
import { type FeedRow, type Timetable, toFeed } from './feed-row.ts';

/** A feed's settings. */
export interface FeedSettings {
  url: string;
  publisherId: string | null;
  title?: string | null;
  section: Section | null;
  topics: string[];
  intervalSeconds: number | null;
  enabled?: boolean | undefined;
  options?: FeedOptions | undefined;
  credentials?: FeedCredentials | undefined;
}

/** A change of settings; in options and credentials, null removes one and what is not named stays. */
type FeedChange = {
  [Field in Exclude<keyof FeedSettings, 'options' | 'credentials'>]?: FeedSettings[Field] | undefined;
} & {
  options?: object | undefined;
  credentials?: object | undefined;
};

/** The result of one fetch. */
export interface FeedFetched {
  status: 'ok' | 'error' | 'gone';
  error: string | null;
  /** What came instead of a feed. */
  answer?: FeedAnswer | undefined;
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

/** Every feed, by URL. */
export async function listFeeds(db: Queryable): Promise<Feed[]> {
  const { rows } = await db.query<FeedRow>(sql`${WITH_PUBLISHER} ORDER BY f.url`);
  return rows.map(toFeed);
}

/** Failing and gone feeds, most failures first. */
export async function listFailingFeeds(db: Queryable, limit: number): Promise<Feed[]> {
  const { rows } = await db.query<FeedRow>(sql`${WITH_PUBLISHER} WHERE f.status IN ('error', 'gone')
    ORDER BY f.error_count DESC, f.url LIMIT ${limit}`);
  return rows.map(toFeed);
}

export async function findFeed(db: Queryable, id: string): Promise<FeedRow | undefined> {
  const { rows } = await db.query<FeedRow>(sql`${WITH_PUBLISHER} WHERE f.id = ${id}`);
  return rows[0];
}

/** The id of the feed with this URL. */
export async function feedWithUrl(db: Queryable, url: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(sql`SELECT id FROM feeds WHERE url = ${url}`);
  return rows[0]?.id;
}

/** Adds a feed, due at once unless it is disabled; false when its URL is already polled. */
export async function addFeed(db: Queryable, id: string, wish: FeedSettings): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    INSERT INTO feeds (id, url, publisher_id, title, section, topics, interval_seconds, status, options, credentials)
    VALUES (${id}, ${wish.url}, ${wish.publisherId}, ${wish.title ?? null}, ${wish.section}, ${wish.topics},
      ${wish.intervalSeconds}, ${wish.enabled === false ? 'disabled' : 'ok'}, ${JSON.stringify(wish.options ?? {})}, ${JSON.stringify(wish.credentials ?? {})})
    ON CONFLICT (url) DO NOTHING`);
  return rowCount === 1;
}

/** Changes the given settings and makes the feed due at once; a new URL is fetched like a new feed. */
export async function changeFeed(db: Queryable, id: string, change: FeedChange): Promise<void> {
  const sets: Sql[] = [sql`next_fetch_at = now(), etag = NULL, last_modified = NULL`];
  if (change.url !== undefined) {
    sets.push(sql`url = ${change.url}`, sql`redirected_from = NULL`);
    if (change.enabled === undefined) sets.push(sql`status = CASE WHEN status = 'gone' THEN 'ok' ELSE status END`);
  }
  if (change.publisherId !== undefined) sets.push(sql`publisher_id = ${change.publisherId}`);
  if (change.section !== undefined) sets.push(sql`section = ${change.section}`);
  if (change.topics !== undefined) sets.push(sql`topics = ${change.topics}`);
  if (change.intervalSeconds !== undefined) sets.push(sql`interval_seconds = ${change.intervalSeconds}`);
  const { options, credentials } = change;
  if (options) sets.push(sql`options = jsonb_strip_nulls(options || ${JSON.stringify(options)}::jsonb)`);
  if (credentials)
    sets.push(sql`credentials = jsonb_strip_nulls(credentials || ${JSON.stringify(credentials)}::jsonb)`);
  if (change.enabled !== undefined) {
    sets.push(
      sql`status = ${change.enabled ? 'ok' : 'disabled'}`,
      sql`error = NULL`,
      sql`last_answer = NULL`,
      sql`error_count = 0`,
    );
  }
  await db.query(sql`UPDATE feeds SET ${join(sets)} WHERE id = ${id}`);
}

/** Deletes a feed and its items but not its stories. False for an unknown feed. */
export async function deleteFeed(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`DELETE FROM feeds WHERE id = ${id}`);
  return rowCount === 1;
}

/** Makes a feed due at once, even a gone or disabled one; false for an unknown feed. */
export async function makeDue(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    UPDATE feeds SET next_fetch_at = now(), status = CASE WHEN status IN ('gone', 'disabled') THEN 'ok' ELSE status END
    WHERE id = ${id}`);
  return rowCount === 1;
}

/** True unless the operator has changed the feed, or made it due, since a worker claimed it. */
const UNTOUCHED = sql`(claimed_until IS NULL OR claimed_until = next_fetch_at)`;

/**
 * Saves the result of a fetch and ends its claim. A feed that the operator disabled meanwhile stays disabled; one that
 * they changed or made due is fetched again at once, like a new one.
 */
export async function saveFetched(db: Queryable, id: string, fetched: FeedFetched): Promise<void> {
  const failed = fetched.status === 'error';
  await db.query(sql`
    UPDATE feeds SET
      status = CASE WHEN status = 'disabled' THEN status ELSE ${fetched.status} END,
      error = ${fetched.error},
      last_answer = ${fetched.answer ? JSON.stringify(fetched.answer) : null},
      error_count = CASE WHEN ${failed} THEN error_count + 1 ELSE 0 END,
      next_fetch_at = CASE WHEN ${UNTOUCHED} THEN ${fetched.nextFetchAt} ELSE next_fetch_at END,
      claimed_until = NULL,
      last_fetch_at = clock_timestamp(),
      last_change_at = CASE WHEN ${fetched.changed} THEN clock_timestamp() ELSE last_change_at END,
      learned_ms = coalesce(${fetched.learnedMs ?? null}, learned_ms),
      timetable = coalesce(${fetched.timetable ? JSON.stringify(fetched.timetable) : null}::jsonb, timetable),
      etag = CASE WHEN ${fetched.etag !== undefined} AND ${UNTOUCHED} THEN ${fetched.etag ?? null} ELSE etag END,
      last_modified = CASE WHEN ${fetched.lastModified !== undefined} AND ${UNTOUCHED}
        THEN ${fetched.lastModified ?? null} ELSE last_modified END,
      title = coalesce(${fetched.title ?? null}, title),
      publisher_id = coalesce(publisher_id, ${fetched.publisherId ?? null}),
      stories = stories + ${fetched.newStories}
    WHERE id = ${id}`);
}

/** Records a hub's delivery. */
export async function savePushed(db: Queryable, id: string, publisherId: string, newStories: number): Promise<void> {
  await db.query(sql`
    UPDATE feeds SET last_change_at = clock_timestamp(), stories = stories + ${newStories},
      publisher_id = coalesce(publisher_id, ${publisherId})
    WHERE id = ${id}`);
}

/**
 * Follows a permanent redirect, unless the new URL is already polled. A feed with credentials only moves within its
 * site: no other host may get them.
 */
export async function moveFeed(db: Queryable, id: string, url: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    UPDATE feeds SET redirected_from = url, url = ${url}
    WHERE id = ${id} AND url <> ${url} AND NOT EXISTS (SELECT 1 FROM feeds WHERE url = ${url})
      AND (credentials = '{}' OR split_part(url, '/', 3) = ${new URL(url).host})`);
  return rowCount === 1;
}
