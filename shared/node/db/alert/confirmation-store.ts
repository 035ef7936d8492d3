import sql from 'sql-template-tag';
import type { AlertKind } from '../../../contract/alert-schema.ts';
import type { Queryable } from '../database.ts';

/** An address as the links in its messages show it. */
export interface LinkedAddress {
  id: string;
  kind: AlertKind;
  address: string;
  confirmedAt: Date | null;
}

/** Who asks for a confirmation, and to where it goes, as keyed hashes. */
export interface ConfirmationOf {
  owner: string;
  addressHash: string;
  host: string;
}

/** Requests to confirm within the last day, and to this address within the last 30 days. */
export interface ConfirmationCounts {
  byOwner: number;
  toAddress: number;
  toAddressInMonth: number;
  toHost: number;
}

/** Counts recent requests to confirm; locks their address and host until the transaction ends. */
export async function lockConfirmations(tx: Queryable, of: ConfirmationOf): Promise<ConfirmationCounts> {
  const { owner, addressHash, host } = of;
  // In order, so that two cannot deadlock.
  for (const name of [host, addressHash].sort()) {
    await tx.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 2))`);
  }
  const since = sql`sent_at > now() - interval '1 day'`;
  const { rows } = await tx.query<ConfirmationCounts>(sql`
    SELECT (SELECT count(*) FROM alert_confirmations WHERE owner = ${owner} AND ${since}) AS "byOwner",
      (SELECT count(*) FROM alert_confirmations WHERE address_hash = ${addressHash} AND ${since}) AS "toAddress",
      (SELECT count(*) FROM alert_confirmations WHERE address_hash = ${addressHash}) AS "toAddressInMonth",
      (SELECT count(*) FROM alert_confirmations WHERE host = ${host} AND ${since}) AS "toHost"`);
  const [counts] = rows;
  if (!counts) throw new Error('Postgres has not counted the confirmations');
  return counts;
}

/** Notes a request to confirm. */
export async function noteConfirmation(tx: Queryable, { owner, addressHash, host }: ConfirmationOf): Promise<void> {
  await tx.query(sql`
    INSERT INTO alert_confirmations (owner, address_hash, host) VALUES (${owner}, ${addressHash}, ${host})`);
}

/** Forgets requests before the cutoff; returns how many. */
export async function deleteConfirmationsBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM alert_confirmations WHERE id IN (
      SELECT id FROM alert_confirmations WHERE sent_at < ${cutoff} LIMIT ${limit})`);
  return rowCount ?? 0;
}

/** The address that a link to confirm is for; undefined for a wrong code. */
export async function findToConfirm(db: Queryable, id: string, code: string): Promise<LinkedAddress | undefined> {
  const { rows } = await db.query<LinkedAddress>(sql`
    SELECT id, kind, address, confirmed_at AS "confirmedAt" FROM alert_addresses
    WHERE id = ${id} AND confirm_code = ${code}`);
  return rows[0];
}

/** The same for a link to unsubscribe. */
export async function findToUnsubscribe(db: Queryable, id: string, code: string): Promise<LinkedAddress | undefined> {
  const { rows } = await db.query<LinkedAddress>(sql`
    SELECT id, kind, address, confirmed_at AS "confirmedAt" FROM alert_addresses
    WHERE id = ${id} AND unsubscribe_code = ${code}`);
  return rows[0];
}

/**
 * Confirms an address: it is told of news from now on. A mailbox or topic that was confirmed before changes hands, or it
 * would be told twice.
 */
export async function confirmAlertAddress(tx: Queryable, { id, kind, address }: LinkedAddress): Promise<void> {
  if (kind !== 'webhook') {
    await tx.query(sql`
      DELETE FROM alert_addresses
      WHERE kind = ${kind} AND address = ${address} AND id <> ${id} AND confirmed_at IS NOT NULL`);
  }
  await tx.query(sql`UPDATE alert_addresses SET confirmed_at = coalesce(confirmed_at, now()) WHERE id = ${id}`);
}
