import sql from 'sql-template-tag';
import type { Queryable } from './database.ts';
import type { EnqueueEntry } from './submission-store.ts';

/** Begins a turn of the sweep: a worker that hangs in the middle of it loses its turn. */
export const BEGIN_SWEEP = "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '60s'";

/** A place among open submissions, which are looked through in the order in which they are due. */
export interface SweepPlace {
  /** As Postgres writes it, to the microsecond. */
  due: string;
  no: number;
}

/** A round through all that is due goes up to its horizon, so that what comes meanwhile cannot prolong it. */
export interface SweepTurn {
  after: SweepPlace;
  horizon: string;
}

const DUE = sql`coalesce(release_at, received_at)`;
const ENTRY = sql`id, no, publisher_id AS "publisherId", priority, weight, ${DUE}::text AS due,
  (extract(epoch FROM clock_timestamp() - received_at) * 1000)::float8 AS "ageMs",
  greatest(0, extract(epoch FROM release_at - clock_timestamp()) * 1000)::float8 AS "embargoMs"`;

/**
 * Takes the next turn for this transaction; undefined when another worker has it, or had one less than `everyMs` ago.
 * A new round ends at what is due within `aheadMs`.
 */
export async function takeSweepTurn(
  tx: Queryable,
  { everyMs, aheadMs }: { everyMs: number; aheadMs: number },
): Promise<SweepTurn | undefined> {
  const { rows } = await tx.query<SweepPlace & { horizon: string }>(sql`
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

/** Says how far the turn came; undefined when its round is over. */
export async function endSweepTurn(tx: Queryable, place: SweepPlace | undefined): Promise<void> {
  await tx.query(sql`
    UPDATE sweep_turn SET due = ${place?.due ?? '-infinity'}::timestamptz, no = ${place?.no ?? 0}`);
}

/** Open submissions of this round that come after a place and are older than `graceMs`. */
export async function listDue(
  db: Queryable,
  { after, horizon }: SweepTurn,
  { graceMs, limit }: { graceMs: number; limit: number },
): Promise<(EnqueueEntry & SweepPlace)[]> {
  // Without what was handed in: of a flood that would be hundreds of megabytes, again and again.
  const { rows } = await db.query<EnqueueEntry & SweepPlace>(sql`
    SELECT ${ENTRY} FROM submissions
    WHERE status = 'queued' AND (${DUE}, no) > (${after.due}::timestamptz, ${after.no}::bigint)
      AND ${DUE} < ${horizon}::timestamptz AND received_at < now() - ${graceMs} * interval '1 millisecond'
    ORDER BY ${DUE}, no LIMIT ${limit}`);
  return rows;
}

/** The open submissions that have been due for longest, those that were for more than `lateMs`. */
export async function listLate(db: Queryable, lateMs: number, limit: number): Promise<EnqueueEntry[]> {
  const { rows } = await db.query<EnqueueEntry>(sql`
    SELECT ${ENTRY} FROM submissions
    WHERE status = 'queued' AND ${DUE} < now() - ${lateMs} * interval '1 millisecond'
    ORDER BY ${DUE}, no LIMIT ${limit}`);
  return rows;
}
