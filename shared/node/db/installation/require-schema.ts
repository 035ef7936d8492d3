import { readdirSync } from 'node:fs';
import path from 'node:path';
import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

const UNDEFINED_TABLE = '42P01';
/** The folder of the migrations, one SQL file each. */
export const MIGRATIONS_DIR = path.join(import.meta.dirname, '../migrations');

/** Throws, with instructions, when the database lacks a migration of this version; a newer database is fine. */
export async function requireSchema(db: Queryable): Promise<void> {
  const ran = await namesOfRan(db);
  const missing = readdirSync(MIGRATIONS_DIR).filter((file) => !ran.has(path.parse(file).name));
  if (missing.length === 0) return;
  const lacks = ran.size === 0 ? 'the tables are missing' : `the database lacks ${missing.length} of the migrations`;
  throw new Error(`${lacks}; run \`newswire migrate\` first`);
}

async function namesOfRan(db: Queryable): Promise<Set<string>> {
  try {
    const { rows } = await db.query<{ name: string }>(sql`SELECT name FROM migrations`);
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return new Set();
    throw error;
  }
}

/** Rejects unless Postgres answers and has our tables. */
export async function canQuery(db: Queryable): Promise<void> {
  await db.query(sql`SELECT FROM wire`);
}
