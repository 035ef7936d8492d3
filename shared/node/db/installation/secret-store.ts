import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

const SECRET_BYTES = 32;

/** The secret with this name, created on first use and the same for every server. */
export async function ensureSecret(db: Queryable, name: string): Promise<string> {
  const made = randomBytes(SECRET_BYTES).toString('base64url');
  await db.query(sql`INSERT INTO secrets (name, value) VALUES (${name}, ${made}) ON CONFLICT DO NOTHING`);
  const { rows } = await db.query<{ value: string }>(sql`SELECT value FROM secrets WHERE name = ${name}`);
  const value = rows[0]?.value;
  if (value === undefined) throw new Error(`the secret ${name} disappeared while it was read`);
  return value;
}
