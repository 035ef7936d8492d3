import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { prepared } from '../prepared.ts';

/** Serialises numbering across all processes of one schema. */
export const NUMBERING_LOCK = 0x77697265;

export interface WireState {
  wireId: string;
  /** The number of the newest event; 0 on an empty wire. */
  lastSeq: number;
}

/** The wire's id and its newest event number. */
export async function readWireState(db: Queryable): Promise<WireState> {
  const { rows } = await db.query<{ feed_id: string; last_seq: number }>(
    prepared('read-wire-state', sql`SELECT feed_id, last_seq FROM wire`),
  );
  return toState(rows);
}

/**
 * Numbers all recorded events that have no number yet, in order of recording, and releases their stories. One lock
 * makes commit order match number order; a process that waited for it finds its events already numbered (group commit).
 * Returns the wire's new state.
 */
export async function numberEvents(db: Queryable): Promise<WireState> {
  const { rows } = await db.query<{ feed_id: string; last_seq: number }>(
    prepared('number-events', sql`SELECT number_events(${NUMBERING_LOCK}::int) AS last_seq, feed_id FROM wire`),
  );
  return toState(rows);
}

function toState([row]: { feed_id: string; last_seq: number }[]): WireState {
  if (!row) throw new Error('the wire table is empty: run `newswire migrate`');
  return { wireId: row.feed_id, lastSeq: row.last_seq };
}
