import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { prepared } from '../prepared.ts';

/** How far a replica has come: every transaction that was committed up to there is visible to its next statement. */
export interface Progress {
  isReplica: boolean;
  wireId: string;
  /** The number of its newest event. */
  seq: number;
  /** Its place in the write-ahead log, in bytes; null where it is not said. */
  lsn: number | null;
}

/** Asks a replica how far it has come. */
export function progressQuery(): Sql {
  return prepared(
    'read-progress',
    sql`
    SELECT pg_is_in_recovery() AS "isReplica", feed_id AS "wireId", last_seq AS seq,
      pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint AS lsn
    FROM wire`,
  );
}

/** The place in the primary's write-ahead log behind everything that was committed before the call. */
export async function writtenUpTo(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ lsn: number }>(
    sql`SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint AS lsn`,
  );
  return rows[0]?.lsn ?? Number.POSITIVE_INFINITY;
}

/** What tells whether one Postgres is the replica of another, and how far behind. */
export interface Standing {
  isReplica: boolean;
  /** The same for a primary and its replicas. */
  systemId: string;
  /** The end of the write-ahead log that was written here, or replayed here; null where it is not said. */
  lsn: number | null;
}

/** Reads the standing of a primary or a replica. */
export async function readStanding(db: Queryable): Promise<Standing> {
  const { rows } = await db.query<Standing>(sql`
    SELECT pg_is_in_recovery() AS "isReplica", (SELECT system_identifier::text FROM pg_control_system()) AS "systemId",
      pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END,
        '0/0')::bigint AS lsn`);
  if (!rows[0]) throw new Error('Postgres answered nothing');
  return rows[0];
}
