import { readdirSync } from 'node:fs';
import path from 'node:path';
import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

const UNDEFINED_TABLE = '42P01';
/** The folder of the migrations, one SQL file each. */
export const MIGRATIONS_DIR = path.join(import.meta.dirname, '../migrations');

/** The names of this version's migrations, in the order in which they run. */
export function migrationNames(): string[] {
  return readdirSync(MIGRATIONS_DIR)
    .map((file) => path.parse(file).name)
    .sort();
}

/** The names of the migrations that have run, in the schema of the search path; empty without a table of them. */
export async function namesOfRan(db: Queryable): Promise<Set<string>> {
  try {
    const { rows } = await db.query<{ name: string }>(sql`SELECT name FROM migrations`);
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return new Set();
    throw error;
  }
}
