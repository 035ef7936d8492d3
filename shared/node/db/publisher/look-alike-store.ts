import sql from 'sql-template-tag';
import { nameLook } from '../../text/name-look.ts';
import type { Queryable } from '../database.ts';

const NAMES_LOCK = 0x6e616d65;
const FILL_BATCH = 1_000;
const TABLES = { publishers: sql`publishers`, commenters: sql`commenters` } as const;
type Named = keyof typeof TABLES;

/** Blocks all other name changes until this transaction ends, and fills in missing look-alike keys. */
export async function holdNames(tx: Queryable): Promise<void> {
  while ((await fillNameLooks(tx)) > 0);
}

/** True when one of these tables has a name that looks the same. Call this under `holdNames`. */
export async function hasLookAlike(tx: Queryable, name: string, named: readonly Named[]): Promise<boolean> {
  const look = nameLook(name);
  if (look === '') return false;
  const found = await Promise.all(
    named.map((table) => tx.query(sql`SELECT FROM ${TABLES[table]} WHERE name_look = ${look} LIMIT 1`)),
  );
  return found.some(({ rowCount }) => rowCount !== 0);
}

/**
 * Fills in missing look-alike keys for a batch of names; returns how many, 0 when none are left. Locks names until the
 * transaction ends.
 */
export async function fillNameLooks(tx: Queryable): Promise<number> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(${NAMES_LOCK}, hashtext(current_schema()))`);
  let filled = 0;
  for (const table of Object.values(TABLES)) {
    const { rows } = await tx.query<{ id: string; name: string }>(
      sql`SELECT id, name FROM ${table} WHERE name_look IS NULL LIMIT ${FILL_BATCH}`,
    );
    if (rows.length === 0) continue;
    filled += rows.length;
    await tx.query(sql`
      UPDATE ${table} t SET name_look = new.look
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ name }) => nameLook(name))}::text[]) AS new (id, look)
      WHERE t.id = new.id`);
  }
  return filled;
}
