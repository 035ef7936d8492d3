import sql, { type Sql } from 'sql-template-tag';
import { ORDINARY_WEIGHT_MAX } from '../../../domain/submission-weight.ts';
import type { Queryable } from '../database.ts';
import type { EnqueueEntry } from './submission-store.ts';

/** A submission that could not be edited, as shown to operators. */
export interface FailedSubmission {
  id: string;
  headline: string | undefined;
  publisher: string;
  receivedAt: Date;
  /** `queued`: its job has failed but will be retried automatically. */
  status: 'failed' | 'queued';
  reason: string | undefined;
}

interface FailedRow {
  id: string;
  headline: string | null;
  publisher: string;
  received_at: Date;
  status: 'failed' | 'queued';
  reason: string | null;
}

/** Failed, and not discarded by an operator. */
const WAITS = sql`s.status = 'failed' AND s.discarded_at IS NULL`;

/**
 * Failed submissions awaiting an operator, and open ones among `failedJobs`, newest first: either those of the queue
 * for long texts or all others. `words` are searched in the whole payload; those in `foundByError` match regardless.
 */
export async function listFailedSubmissions(
  db: Queryable,
  query: { isLong: boolean; failedJobs: string[]; words: string | undefined; foundByError: string[]; limit: number },
): Promise<FailedSubmission[]> {
  const { rows } = await db.query<FailedRow>(sql`
    SELECT s.id, s.payload->>'headline' AS headline, p.name AS publisher, s.received_at, s.status, s.reason
    FROM submissions s JOIN publishers p ON p.id = s.publisher_id
    WHERE (${WAITS} OR (s.status = 'queued' AND s.id = ANY (${query.failedJobs}::uuid[])))
      AND (s.weight > ${ORDINARY_WEIGHT_MAX}) = ${query.isLong} AND ${matching(query.words, query.foundByError)}
    ORDER BY s.received_at DESC LIMIT ${query.limit}`);
  return rows.map((row) => ({
    id: row.id,
    headline: row.headline ?? undefined,
    publisher: row.publisher,
    receivedAt: row.received_at,
    status: row.status,
    reason: row.reason ?? undefined,
  }));
}

/** The number of failed submissions awaiting an operator. */
export async function countFailedSubmissions(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ failed: number }>(sql`SELECT count(*) AS failed FROM submissions s WHERE ${WAITS}`);
  return rows[0]?.failed ?? 0;
}

type Reopened = Pick<EnqueueEntry, 'priority' | 'weight'>;

/** Reopens a failed submission, even a discarded one; returns its queue data, undefined if it had not failed. */
export async function reopenSubmission(db: Queryable, id: string): Promise<Reopened | undefined> {
  const { rows } = await db.query<Reopened>(sql`
    UPDATE submissions SET status = 'queued', reason = NULL, finished_at = NULL, discarded_at = NULL
    WHERE id = ${id} AND status = 'failed' RETURNING priority, weight`);
  return rows[0];
}

/** Discards a failed submission, or with `open` one that is still being retried; false when there is none. */
export async function discardSubmission(db: Queryable, id: string, open: boolean): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    UPDATE submissions SET status = 'failed', discarded_at = clock_timestamp(),
      finished_at = coalesce(finished_at, clock_timestamp()),
      reason = coalesce(reason, 'The story could not be edited, and an operator has set it aside.')
    WHERE id = ${id} AND (status = 'failed' OR (${open} AND status = 'queued'))`);
  return rowCount === 1;
}

/** Reopens the failed submissions of a time window, except discarded ones; returns how many. */
export async function reopenWindow(db: Queryable, from: Date, to: Date): Promise<number> {
  const { rowCount } = await db.query(sql`
    UPDATE submissions s SET status = 'queued', reason = NULL, finished_at = NULL
    WHERE ${WAITS} AND s.received_at >= ${from} AND s.received_at < ${to}`);
  return rowCount ?? 0;
}

/** Open submissions of a time window after `afterNo`, in order of receipt. */
export async function listOpenInWindow(
  db: Queryable,
  window: { from: Date; to: Date; afterNo: number; limit: number },
): Promise<EnqueueEntry[]> {
  const { rows } = await db.query<EnqueueEntry>(sql`
    SELECT id, no, publisher_id AS "publisherId", priority, weight,
      (extract(epoch FROM clock_timestamp() - received_at) * 1000)::float8 AS "ageMs",
      greatest(0, extract(epoch FROM release_at - clock_timestamp()) * 1000)::float8 AS "embargoMs"
    FROM submissions
    WHERE status = 'queued' AND no > ${window.afterNo}
      AND received_at >= ${window.from} AND received_at < ${window.to}
    ORDER BY no LIMIT ${window.limit}`);
  return rows;
}

function matching(words: string | undefined, foundByError: string[]): Sql {
  if (words === undefined) return sql`true`;
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(s.id = ANY (${foundByError}::uuid[]) OR s.payload::text ILIKE ${pattern} OR p.name ILIKE ${pattern}
    OR s.external_id ILIKE ${pattern} OR s.id::text ILIKE ${pattern})`;
}
