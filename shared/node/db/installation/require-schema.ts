import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { migrationNames, namesOfRan } from './migration-names.ts';

/** Throws, with instructions, when the database lacks a migration of this version; a newer database is fine. */
export async function requireSchema(db: Queryable): Promise<void> {
  const ran = await namesOfRan(db);
  const missing = migrationNames().filter((name) => !ran.has(name));
  if (missing.length === 0) return;
  const lacks = ran.size === 0 ? 'the tables are missing' : `the database lacks ${missing.length} of the migrations`;
  throw new Error(`${lacks}; run \`newswire migrate\` first`);
}

/** Rejects unless Postgres answers and has our tables. */
export async function canQuery(db: Queryable): Promise<void> {
  await db.query(sql`SELECT FROM wire`);
}
