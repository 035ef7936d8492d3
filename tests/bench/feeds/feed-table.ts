import sql from 'sql-template-tag';
import { v7 as newId } from 'uuid';
import type { Database } from '../../../shared/node/db/database.ts';
import { addFeed } from '../../../shared/node/db/feed/feed-store.ts';
import { errorOf, type PlannedFeed } from './feed-plan.ts';

const AT_ONCE = 8;
/** The golden section spreads numbers evenly over an interval, however many there are. */
const SECTION = 0.618_034;

/** Adds the feeds, due evenly over the first interval. */
export async function addPlannedFeeds(
  db: Database,
  plan: readonly PlannedFeed[],
  port: number,
  intervalSeconds: number,
): Promise<void> {
  const settings = { publisherId: null, section: null, topics: [], intervalSeconds };
  for (let start = 0; start < plan.length; start += AT_ONCE) {
    await Promise.all(
      plan.slice(start, start + AT_ONCE).map(async ({ no, host, path }) => {
        const id = newId();
        await addFeed(db, id, { ...settings, url: `http://${host}:${port}${path}` });
        const dueIn = ((no * SECTION) % 1) * intervalSeconds;
        await db.query(sql`UPDATE feeds SET next_fetch_at = now() + ${dueIn} * interval '1 second' WHERE id = ${id}`);
      }),
    );
  }
}

/** True once each feed was fetched. */
export async function allWereRead(db: Database): Promise<boolean> {
  const { rows } = await db.query<{ left: number }>(
    sql`SELECT count(*) AS left FROM feeds WHERE last_fetch_at IS NULL`,
  );
  return rows[0]?.left === 0;
}

/** The stories that feeds have brought so far. */
export async function newStories(db: Database): Promise<number> {
  const { rows } = await db.query<{ stories: number }>(sql`SELECT coalesce(sum(stories), 0) AS stories FROM feeds`);
  return rows[0]?.stories ?? 0;
}

/** How many feeds are reported otherwise than they are: broken, moved or sound. */
export async function countWrong(db: Database, plan: readonly PlannedFeed[]): Promise<number> {
  const { rows } = await db.query<{ url: string; status: string; error: string | null; moved: boolean }>(
    sql`SELECT url, status, error, redirected_from IS NOT NULL AS moved FROM feeds`,
  );
  const byNo = new Map(rows.map((row) => [Number(row.url.slice(row.url.lastIndexOf('/') + 1)), row]));
  return plan.filter(({ no, kind }) => {
    const row = byNo.get(no);
    const code = errorOf(kind);
    const isRight = code === undefined ? row?.status === 'ok' : row?.error?.startsWith(`${code}: `);
    return !isRight || row?.moved !== (kind === 'moved');
  }).length;
}
