import pg from 'pg';
import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { MIGRATIONS_TABLE, ownNames } from './own-names.ts';

/** A table with the columns that are stored in their own right, in alphabetical order. */
export interface OwnTable {
  name: string;
  columns: string[];
}

/** Our tables in this schema, in alphabetical order. */
export async function readOwnTables(db: Queryable, schema: string): Promise<OwnTable[]> {
  const { rows } = await db.query<OwnTable>(sql`
    SELECT c.relname::text AS name, array_agg(a.attname::text ORDER BY a.attname::text COLLATE "C") AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = to_regnamespace(${schema}) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname = ANY(${ownNames().tables})
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY c.relname ORDER BY c.relname::text COLLATE "C"`);
  return rows;
}

/** The sequences of our tables, and those without a table, in alphabetical order. */
export async function readOwnSequences(db: Queryable, schema: string): Promise<string[]> {
  const { tables, sequences } = ownNames();
  const { rows } = await db.query<{ name: string }>(sql`
    SELECT c.relname::text AS name FROM pg_class c
    LEFT JOIN pg_depend d ON d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
    LEFT JOIN pg_class t ON t.oid = d.refobjid
    WHERE c.relnamespace = to_regnamespace(${schema}) AND c.relkind = 'S'
      AND (t.relname = ANY(${tables}) OR c.relname = ANY(${sequences}))
    ORDER BY c.relname::text COLLATE "C"`);
  return rows.map(({ name }) => name);
}

/** The names of the migrations that have run, in their order; none without a table of them. */
export async function readRanMigrations(client: pg.Client, schema: string): Promise<string[]> {
  const { rows: found } = await client.query(
    sql`SELECT FROM pg_class WHERE relnamespace = to_regnamespace(${schema}) AND relname = ${MIGRATIONS_TABLE}`,
  );
  if (found.length === 0) return [];
  // Qualified, because a role without rights on the schema would be told that there is no such table.
  const names = `SELECT name FROM ${within(schema, MIGRATIONS_TABLE)} ORDER BY name COLLATE "C"`;
  const { rows } = await client.query<{ name: string }>(names);
  return rows.map(({ name }) => name);
}

/** Sets the session of a backup or restore so that values are written and read in one form, whatever the database's settings. */
export async function setUpSession(db: Queryable, schema: string): Promise<void> {
  await db.query(sql`
    SELECT set_config('search_path', ${schema}, false), set_config('client_encoding', 'UTF8', false),
      set_config('datestyle', 'ISO, MDY', false), set_config('intervalstyle', 'postgres', false),
      set_config('timezone', 'UTC', false), set_config('bytea_output', 'hex', false),
      set_config('extra_float_digits', '1', false), set_config('statement_timeout', '0', false),
      set_config('idle_in_transaction_session_timeout', '0', false), set_config('lock_timeout', '15s', false)`);
}

/** The beginning of a COPY statement, `COPY "table" ("column", …)`. */
export function copyOf({ name, columns }: OwnTable): string {
  return `COPY ${quoted(name)} (${columns.map(quoted).join(', ')})`;
}

/** A COPY statement that writes all rows of a table, whether it has partitions or not. */
export function copyFrom({ name, columns }: OwnTable): string {
  return `COPY (SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(name)}) TO STDOUT`;
}

/** Names as a quoted list. */
export function listOf(names: readonly string[]): string {
  return names.map(quoted).join(', ');
}

/** A name with its schema, so that nothing else of that name can be meant. */
export function within(schema: string, name: string): string {
  return `${quoted(schema)}.${quoted(name)}`;
}

function quoted(name: string): string {
  return pg.escapeIdentifier(name);
}
