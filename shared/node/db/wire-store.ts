import sql from 'sql-template-tag';
import type { Queryable } from './database.ts';
import { prepared } from './prepared.ts';

/** Serialises numbering over all processes of one schema. */
const NUMBERING_LOCK = 0x77697265;

export interface WireState {
  feedId: string;
  /** The number of the newest event; 0 on an empty wire. */
  lastSeq: number;
}

/** Whose feed this is and how far it has come. */
export async function readWireState(db: Queryable): Promise<WireState> {
  const { rows } = await db.query<{ feed_id: string; last_seq: number }>(
    prepared('read-wire-state', sql`SELECT feed_id, last_seq FROM wire`),
  );
  return toState(rows);
}

/**
 * Numbers all recorded events that have no number yet, in the order of recording, and releases their stories. One lock
 * makes commit order number order, and whoever waited for it finds its events numbered already (group commit). Returns
 * how far the wire has come by that.
 */
export async function numberEvents(db: Queryable): Promise<WireState> {
  const { rows } = await db.query<{ feed_id: string; last_seq: number }>(
    prepared('number-events', sql`SELECT number_events(${NUMBERING_LOCK}::int) AS last_seq, feed_id FROM wire`),
  );
  return toState(rows);
}

function toState([row]: { feed_id: string; last_seq: number }[]): WireState {
  if (!row) throw new Error('the wire table is empty: run `newswire migrate`');
  return { feedId: row.feed_id, lastSeq: row.last_seq };
}
