import sql from 'sql-template-tag';
import type { IconSize } from '../../../domain/publisher.ts';
import type { Queryable } from '../database.ts';

const KNOWN_MAX = 50_000;
const FEEDS_PER_PUBLISHER = 3;

/** A publisher whose icon this worker may look for now. */
export interface DueIcon {
  publisherId: string;
  site: string | null;
  /** The addresses of its feeds, three at most. */
  feeds: string[];
  /** How often in a row no icon was found. */
  failures: number;
}

/** Claims up to `limit` publishers whose icon was never looked for, or not for long; for `claimMs` nobody else gets them. */
export async function claimDueIcons(db: Queryable, limit: number, claimMs: number): Promise<DueIcon[]> {
  await db.query(sql`
    INSERT INTO publisher_icons (publisher_id, next_check_at)
    SELECT id, now() FROM publishers p
    WHERE NOT internal AND (p.url IS NOT NULL OR EXISTS (SELECT FROM feeds f WHERE f.publisher_id = p.id))
      AND NOT EXISTS (SELECT FROM publisher_icons i WHERE i.publisher_id = p.id) LIMIT ${limit}
    ON CONFLICT DO NOTHING`);
  const { rows } = await db.query<DueIcon>(sql`
    WITH due AS (
      SELECT publisher_id FROM publisher_icons WHERE next_check_at <= now()
      ORDER BY next_check_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), claimed AS (
      UPDATE publisher_icons i SET next_check_at = now() + ${claimMs} * interval '1 millisecond'
      FROM due WHERE i.publisher_id = due.publisher_id RETURNING i.publisher_id, i.failures
    )
    SELECT p.id AS "publisherId", claimed.failures, p.url AS site,
      ARRAY(SELECT f.url FROM feeds f WHERE f.publisher_id = p.id ORDER BY f.id LIMIT ${FEEDS_PER_PUBLISHER}) AS feeds
    FROM claimed JOIN publishers p ON p.id = claimed.publisher_id`);
  return rows;
}

/** An icon in each of its sizes. */
export type IconFiles = Record<IconSize, Uint8Array>;

/** Saves the icon that was found; it is looked for again after `nextMs`. */
export async function saveIcon(
  db: Queryable,
  publisherId: string,
  { hash, files, nextMs }: { hash: string; files: IconFiles; nextMs: number },
): Promise<void> {
  await db.query(sql`
    UPDATE publisher_icons SET hash = ${hash}, png_32 = ${files[32]}, png_64 = ${files[64]}, png_96 = ${files[96]},
      failures = 0, problem = NULL, found_at = now(), next_check_at = now() + ${nextMs} * interval '1 millisecond'
    WHERE publisher_id = ${publisherId}`);
}

/** Saves why no icon was found; an earlier one stays. */
export async function saveNoIcon(
  db: Queryable,
  publisherId: string,
  { problem, nextMs }: { problem: string; nextMs: number },
): Promise<void> {
  await db.query(sql`
    UPDATE publisher_icons SET failures = failures + 1, problem = ${problem},
      next_check_at = now() + ${nextMs} * interval '1 millisecond'
    WHERE publisher_id = ${publisherId}`);
}

/** The current version of every icon, by publisher. */
export async function listIconVersions(db: Queryable): Promise<Map<string, string>> {
  const { rows } = await db.query<{ publisher_id: string; hash: string }>(
    sql`SELECT publisher_id, hash FROM publisher_icons WHERE hash IS NOT NULL LIMIT ${KNOWN_MAX}`,
  );
  return new Map(rows.map(({ publisher_id, hash }) => [publisher_id, hash]));
}

const COLUMNS = { 32: sql`png_32`, 64: sql`png_64`, 96: sql`png_96` } as const;

/** An icon in one size; undefined when this is not its current version. */
export async function readIcon(
  db: Queryable,
  { publisherId, hash, size }: { publisherId: string; hash: string; size: IconSize },
): Promise<Buffer | undefined> {
  const { rows } = await db.query<{ png: Buffer }>(
    sql`SELECT ${COLUMNS[size]} AS png FROM publisher_icons WHERE publisher_id = ${publisherId} AND hash = ${hash}`,
  );
  return rows[0]?.png;
}
