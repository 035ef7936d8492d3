import sql, { join, type Sql } from 'sql-template-tag';
import { nameLook } from '../../text/name-look.ts';
import type { Queryable } from '../database.ts';
import { holdNames } from './look-alike-store.ts';

/** What an operator changes; undefined leaves it, null removes it. */
export interface PublisherChange {
  name?: string | undefined;
  url?: string | null | undefined;
  description?: string | null | undefined;
  enabled?: boolean | undefined;
  flashNeedsTwo?: boolean | undefined;
}

/** Locks a publisher until the transaction ends; false for an unknown, internal or removed one. */
export async function lockPublisher(tx: Queryable, id: string): Promise<boolean> {
  const { rows } = await tx.query(
    sql`SELECT FROM publishers WHERE id = ${id} AND NOT internal AND removed_at IS NULL FOR UPDATE`,
  );
  return rows.length > 0;
}

/** True when no other publisher has this name, or one that looks the same. Keeps it free until the transaction ends. */
export async function isFreeFor(tx: Queryable, id: string, name: string): Promise<boolean> {
  await holdNames(tx);
  const look = nameLook(name);
  const { rows } = await tx.query(sql`
    SELECT FROM publishers WHERE (name = ${name} OR (name_look = ${look} AND ${look} <> '')) AND id <> ${id} LIMIT 1`);
  return rows.length === 0;
}

/** Changes a publisher. */
export async function changePublisher(tx: Queryable, id: string, change: PublisherChange): Promise<void> {
  const { name, url, description, enabled, flashNeedsTwo } = change;
  const sets: Sql[] = [];
  if (name !== undefined) sets.push(sql`name = ${name}, name_look = ${nameLook(name)}`);
  if (url !== undefined) sets.push(sql`url = ${url}`);
  if (description !== undefined) sets.push(sql`description = ${description}`);
  if (flashNeedsTwo !== undefined) sets.push(sql`flash_needs_two = ${flashNeedsTwo}`);
  if (enabled === true) sets.push(sql`disabled_at = NULL`);
  if (enabled === false) sets.push(sql`disabled_at = coalesce(disabled_at, now())`);
  await tx.query(sql`UPDATE publishers SET ${join(sets)} WHERE id = ${id}`);
}

/** True for a publisher that may not publish. */
export async function isDisabled(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await db.query(sql`SELECT FROM publishers WHERE id = ${id} AND disabled_at IS NOT NULL`);
  return rows.length > 0;
}
