import sql from 'sql-template-tag';
import { type Database, inTransaction, type Queryable } from '../database.ts';
import { seqAt } from '../story/point-in-time-store.ts';
import { NUMBERING_LOCK } from './wire-store.ts';

/** Rows of a smaller partition are deleted about as fast as it is dropped. */
const EVENTS_MIN = 100_000;
const DAY_MS = 24 * 3_600_000;
/** Readers wait behind a change of partitions, so it gives up soon and is tried again later. */
const LOCK_TIMEOUT = sql`SET LOCAL lock_timeout = '500ms'`;
const LOCK_NOT_AVAILABLE = '55P03';

/** What happened to the oldest partition: the number of events it held, or why it is still there. */
export type Dropped = { events: number } | 'kept' | 'busy';

/**
 * Adds a partition of about a day's events when less than that is left, unless others hold the locks. Events beyond the last
 * partition go to the default one, so nothing depends on being in time.
 */
export async function addPartitionWhenDue(db: Database): Promise<void> {
  const { rows } = await db.query<{ last_seq: number; past_seq: number }>(
    sql`SELECT last_seq, (SELECT max(past_seq) FROM partitions_of('wire_events')) AS past_seq FROM wire`,
  );
  const { last_seq: lastSeq, past_seq: pastSeq } = rows[0] ?? { last_seq: 0, past_seq: 0 };
  const yesterday = await seqAt(db, new Date(Date.now() - DAY_MS));
  const size = Math.max(EVENTS_MIN, lastSeq - (yesterday ?? lastSeq));
  const left = pastSeq - 1 - lastSeq;
  if (left >= size) return;
  await unlessBusy(db, (tx) => tx.query(sql`SELECT add_wire_partition(${NUMBERING_LOCK}::int, ${size}::bigint)`));
}

/** Drops the oldest partition of events, with their index, when all of them were released before `cutoff`. */
export async function dropEventsBefore(db: Database, cutoff: Date): Promise<Dropped> {
  const dropped = await unlessBusy(db, (tx) =>
    tx.query<{ events: number | null }>(sql`SELECT drop_wire_partition(${cutoff}) AS events`),
  );
  if (dropped === 'busy') return 'busy';
  const events = dropped.rows[0]?.events ?? null;
  return events === null ? 'kept' : { events };
}

/** Drops the oldest partition of webhook deliveries when all were first tried before `cutoff`; true if it did. */
export async function dropDeliveriesBefore(db: Database, cutoff: Date): Promise<boolean> {
  const dropped = await unlessBusy(db, (tx) =>
    tx.query<{ dropped: boolean }>(sql`SELECT drop_delivery_partition(${cutoff}) AS dropped`),
  );
  return dropped !== 'busy' && dropped.rows[0]?.dropped === true;
}

async function unlessBusy<T>(db: Database, change: (tx: Queryable) => Promise<T>): Promise<T | 'busy'> {
  try {
    return await inTransaction(db, async (tx) => {
      await tx.query(LOCK_TIMEOUT);
      return change(tx);
    });
  } catch (error) {
    if ((error as { code?: unknown }).code === LOCK_NOT_AVAILABLE) return 'busy';
    throw error;
  }
}
