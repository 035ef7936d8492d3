import sql from 'sql-template-tag';
import type { AlertKind, AlertWishes } from '../../../contract/alert-schema.ts';
import type { Queryable } from '../database.ts';
import { keepFilters } from '../push/filter-store.ts';
import { ruleFilter } from '../push/subscription-store.ts';

/** An address as its reader's requests need it. */
export interface AlertAddress {
  id: string;
  kind: AlertKind;
  address: string;
  owner: string;
  confirmedAt: Date | null;
  ended: string | null;
  createdAt: Date;
}

export interface NewAlertAddress {
  id: string;
  kind: AlertKind;
  address: string;
  tokenHash: Buffer;
  confirmCode: string;
  unsubscribeCode: string;
  secret: string;
  owner: string;
  bytes: number;
}

/** Usage by the other addresses of one network. */
export interface AlertUsage {
  addresses: number;
  bytes: number;
}

const COLUMNS = sql`id, kind, address, owner, confirmed_at AS "confirmedAt", ended, created_at AS "createdAt"`;

/** The owner's usage without one address; locks it until the transaction ends. */
export async function lockAlertUsage(tx: Queryable, owner: string, withoutId: string): Promise<AlertUsage> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${owner}, 1))`);
  const { rows } = await tx.query<AlertUsage>(sql`
    SELECT count(*) AS addresses, coalesce(sum(bytes), 0)::bigint AS bytes
    FROM alert_addresses WHERE owner = ${owner} AND id <> ${withoutId}`);
  return rows[0] ?? { addresses: 0, bytes: 0 };
}

/** Adds an address, which gets nothing but a request to confirm it until then. */
export async function addAlertAddress(tx: Queryable, made: NewAlertAddress, wishes: AlertWishes): Promise<void> {
  await tx.query(sql`
    INSERT INTO alert_addresses (id, kind, address, token_hash, confirm_code, unsubscribe_code, secret, owner, bytes,
      mutes, quiet, group_seconds, language)
    VALUES (${made.id}, ${made.kind}, ${made.address}, ${made.tokenHash}, ${made.confirmCode}, ${made.unsubscribeCode},
      ${made.secret}, ${made.owner}, ${made.bytes}, ${JSON.stringify(wishes.mutes)},
      ${wishes.quiet ? JSON.stringify(wishes.quiet) : null}, ${wishes.groupSeconds}, ${wishes.language})`);
  await putRules(tx, made.id, wishes.rules);
}

/** Replaces an address's rules, mutes and quiet hours, and tries it again if it had ended. */
export async function putAlertWishes(tx: Queryable, id: string, bytes: number, wishes: AlertWishes): Promise<void> {
  const { mutes, quiet, groupSeconds, language, rules } = wishes;
  await tx.query(sql`
    UPDATE alert_addresses SET mutes = ${JSON.stringify(mutes)}, quiet = ${quiet ? JSON.stringify(quiet) : null},
      group_seconds = ${groupSeconds}, language = ${language}, bytes = ${bytes}, failures = 0, ended = NULL, updated_at = now()
    WHERE id = ${id}`);
  await putRules(tx, id, rules);
}

async function putRules(tx: Queryable, addressId: string, rules: AlertWishes['rules']): Promise<void> {
  const ids = await keepFilters(tx, rules.map(ruleFilter));
  const rows = rules.map((given, index) => ({
    ...{ no: index + 1, name: given.name, filter_id: ids[index], given },
    ...{ independent: given.independent, only_new: given.onlyNew },
  }));
  await tx.query(sql`DELETE FROM alert_rules WHERE address_id = ${addressId}`);
  await tx.query(sql`
    INSERT INTO alert_rules (address_id, no, name, filter_id, given, independent, only_new)
    SELECT ${addressId}, no, name, filter_id, given, independent, only_new
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new (no integer, name text, filter_id text, given jsonb,
      independent integer, only_new boolean)`);
}

/** The address that this token manages; undefined for a wrong one. */
export async function findManaged(db: Queryable, id: string, tokenHash: Buffer): Promise<AlertAddress | undefined> {
  const { rows } = await db.query<AlertAddress>(sql`
    SELECT ${COLUMNS} FROM alert_addresses WHERE id = ${id} AND token_hash = ${tokenHash}`);
  return rows[0];
}

/** An address's rules, mutes and quiet hours, as they were given. */
export async function readAlertWishes(db: Queryable, id: string): Promise<AlertWishes> {
  const { rows } = await db.query<Omit<AlertWishes, 'quiet'> & { quiet: AlertWishes['quiet'] | null }>(sql`
    SELECT mutes, quiet, group_seconds AS "groupSeconds", language,
      (SELECT coalesce(jsonb_agg(given ORDER BY no), '[]') FROM alert_rules WHERE address_id = a.id) AS rules
    FROM alert_addresses a WHERE id = ${id}`);
  const [row] = rows;
  if (!row) throw new Error(`the address ${id} disappeared while it was read`);
  const { quiet, ...rest } = row;
  return { ...rest, ...(quiet && { quiet }) };
}

/** Deletes an address with all that it waits for; false when there was none. */
export async function deleteAlertAddress(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`DELETE FROM alert_addresses WHERE id = ${id}`);
  return (rowCount ?? 0) > 0;
}

/** Deletes up to `limit` addresses that nobody has confirmed since; returns how many. */
export async function deleteUnconfirmedBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM alert_addresses WHERE id IN (
      SELECT id FROM alert_addresses WHERE confirmed_at IS NULL AND created_at < ${cutoff} LIMIT ${limit})`);
  return rowCount ?? 0;
}
