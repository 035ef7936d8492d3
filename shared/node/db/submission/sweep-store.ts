import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import type { EnqueueEntry } from './submission-store.ts';

/** Begins a sweep turn; a worker that hangs during it loses its turn. */
export const BEGIN_SWEEP = "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '60s'";

/** A position among open submissions in the order they fall due. */
export interface SweepCursor {
  /** In Postgres format, to the microsecond. */
  due: string;
  no: number;
}

/** A sweep round covers submissions due before its horizon, so that new ones cannot prolong it. */
export interface SweepTurn {
  after: SweepCursor;
  horizon: string;
}

const DUE = sql`coalesce(release_at, received_at)`;
const ENTRY = sql`id, no, publisher_id AS "publisherId", priority, weight, ${DUE}::text AS due,
  (extract(epoch FROM clock_timestamp() - received_at) * 1000)::float8 AS "ageMs",
  greatest(0, extract(epoch FROM release_at - clock_timestamp()) * 1000)::float8 AS "embargoMs"`;

/**
 * Takes the next turn for this transaction; undefined when another worker has it or had one less than `everyMs` ago. A
 * new round covers what is due within `aheadMs`.
 */
export async function takeSweepTurn(
  tx: Queryable,
  { everyMs, aheadMs }: { everyMs: number; aheadMs: number },
): Promise<SweepTurn | undefined> {
  const { rows } = await tx.query<SweepCursor & { horizon: string }>(sql`
    WITH mine AS (
      SELECT only_one FROM sweep_turn WHERE turned_at <= now() - ${everyMs} * interval '1 millisecond'
      FOR UPDATE SKIP LOCKED)
    UPDATE sweep_turn SET turned_at = now(), horizon = CASE WHEN due = '-infinity'
      THEN now() + ${aheadMs} * interval '1 millisecond' ELSE horizon END
    FROM mine WHERE sweep_turn.only_one = mine.only_one
    RETURNING due::text, no, horizon::text`);
  const row = rows[0];
  return row && { after: { due: row.due, no: row.no }, horizon: row.horizon };
}

/** Saves how far the turn got; undefined when its round is over. */
export async function endSweepTurn(tx: Queryable, cursor: SweepCursor | undefined): Promise<void> {
  await tx.query(sql`
    UPDATE sweep_turn SET due = ${cursor?.due ?? '-infinity'}::timestamptz, no = ${cursor?.no ?? 0}`);
}

/** Open submissions of this round after a position that are older than `graceMs`. */
export async function listDue(
  db: Queryable,
  { after, horizon }: SweepTurn,
  { graceMs, limit }: { graceMs: number; limit: number },
): Promise<(EnqueueEntry & SweepCursor)[]> {
  // Leaves out the payloads, which would be hundreds of megabytes per sweep in a flood.
  const { rows } = await db.query<EnqueueEntry & SweepCursor>(sql`
    SELECT ${ENTRY} FROM submissions
    WHERE status = 'queued' AND (${DUE}, no) > (${after.due}::timestamptz, ${after.no}::bigint)
      AND ${DUE} < ${horizon}::timestamptz AND received_at < now() - ${graceMs} * interval '1 millisecond'
    ORDER BY ${DUE}, no LIMIT ${limit}`);
  return rows;
}

/** Open submissions that have been due for more than `lateMs`, longest first. */
export async function listLate(db: Queryable, lateMs: number, limit: number): Promise<EnqueueEntry[]> {
  const { rows } = await db.query<EnqueueEntry>(sql`
    SELECT ${ENTRY} FROM submissions
    WHERE status = 'queued' AND ${DUE} < now() - ${lateMs} * interval '1 millisecond'
    ORDER BY ${DUE}, no LIMIT ${limit}`);
  return rows;
}
