import type pg from 'pg';
import { from } from 'pg-copy-streams';
import sql from 'sql-template-tag';
import { NUMBERING_LOCK } from '../wire/wire-store.ts';
import { MIGRATIONS_TABLE, ownNames } from './own-names.ts';
import type { SnapshotContents } from './snapshot-store.ts';
import {
  copyOf,
  listOf,
  type OwnTable,
  readOwnSequences,
  readOwnTables,
  readRanMigrations,
  within,
} from './table-store.ts';

/** What stands in a schema: nothing of ours, tables of others under our names, or an installation. */
export type Existing =
  | { kind: 'none' }
  | { kind: 'others'; tables: string[] }
  | { kind: 'ours'; isEmpty: boolean; stories: number; wire: { id: string; lastSeq: number } };

/** Looks at what a restore would replace. */
export async function readExisting(client: pg.Client, schema: string): Promise<Existing> {
  const tables = (await readOwnTables(client, schema)).map(({ name }) => name);
  if (tables.length === 0) return { kind: 'none' };
  const isOurs = ['wire', 'stories', 'submissions', 'feeds'].every((name) => tables.includes(name));
  if (!isOurs || (await readRanMigrations(client, schema)).length === 0) return { kind: 'others', tables };
  const { rows } = await client.query<{ id: string; last_seq: string; stories: number; is_empty: boolean }>(sql`
    SELECT feed_id AS id, last_seq, (SELECT count(*)::float8 FROM stories) AS stories,
      NOT EXISTS (SELECT FROM submissions) AND NOT EXISTS (SELECT FROM feeds) AS is_empty
    FROM wire`);
  const [row] = rows;
  if (!row) return { kind: 'others', tables };
  const wire = { id: row.id, lastSeq: Number(row.last_seq) };
  return { kind: 'ours', isEmpty: row.is_empty && row.stories === 0, stories: row.stories, wire };
}

/** How many connections of Newswire this database has, in whatever schema. */
export async function countConnections(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ open: number }>(sql`
    SELECT count(*)::int AS open FROM pg_stat_activity
    WHERE datname = current_database() AND application_name ~ '^newswire' AND pid <> pg_backend_pid()`);
  return rows[0]?.open ?? 0;
}

/** Removes all that is ours from a schema, and nothing else; creates the schema when it is missing. */
export async function clearSchema(client: pg.Client, schema: string): Promise<void> {
  const { rows } = await client.query(sql`SELECT FROM pg_namespace WHERE nspname = ${schema}`);
  if (rows.length === 0) {
    const create = `CREATE SCHEMA ${listOf([schema])}`;
    await client.query(create);
    return;
  }
  const tables = [...(await readOwnTables(client, schema)).map(({ name }) => name), MIGRATIONS_TABLE];
  const { sequences, functions } = ownNames();
  const all = (names: string[]): string => names.map((name) => within(schema, name)).join(', ');
  const drops = [
    `DROP TABLE IF EXISTS ${all(tables)}`,
    `DROP FUNCTION IF EXISTS ${all(functions)}`,
    `DROP SEQUENCE IF EXISTS ${all(sequences)}`,
  ];
  for (const drop of drops) await client.query(drop);
}

/** The tables as the migrations made them, emptied, without what would check or add rows while they are filled. */
export async function prepareTables(client: pg.Client, schema: string): Promise<PreparedTables> {
  const tables = await readOwnTables(client, schema);
  const truncate = `TRUNCATE ${listOf(tables.map(({ name }) => name))}`;
  await client.query(truncate);
  const { rows: references } = await client.query<{ drop: string; add: string }>(sql`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS add
    FROM pg_constraint WHERE contype = 'f' AND connamespace = to_regnamespace(${schema})
      AND conrelid::regclass::text = ANY(${tables.map(({ name }) => name)})`);
  for (const { drop } of references) await client.query(drop);
  await switchTriggers(client, tables, 'DISABLE');
  return { tables, references: references.map(({ add }) => add) };
}

export interface PreparedTables {
  tables: OwnTable[];
  /** The statements that bring the foreign keys back, and check them. */
  references: string[];
}

/** Puts back what `prepareTables` took away, and gathers statistics for the planner. */
export async function finishTables(client: pg.Client, { tables, references }: PreparedTables): Promise<void> {
  for (const add of references) await client.query(add);
  await switchTriggers(client, tables, 'ENABLE');
  const analyze = `ANALYZE ${listOf(tables.map(({ name }) => name))}`;
  await client.query(analyze);
}

async function switchTriggers(client: pg.Client, tables: OwnTable[], what: 'ENABLE' | 'DISABLE'): Promise<void> {
  for (const { name } of tables) {
    const change = `ALTER TABLE ${listOf([name])} ${what} TRIGGER USER`;
    await client.query(change);
  }
}

/** Makes a partition for the events up to this number, where the migrations so far have partitions. */
export async function makeRoomFor(client: pg.Client, lastSeq: number): Promise<void> {
  const { rows } = await client.query<{ has: boolean }>(
    sql`SELECT to_regprocedure('add_wire_partition(integer, bigint)') IS NOT NULL AS has`,
  );
  if (rows[0]?.has && lastSeq > 0) {
    await client.query(sql`SELECT add_wire_partition(${NUMBERING_LOCK}::int, ${lastSeq}::bigint)`);
  }
}

/** A stream that takes the rows of a table in the form that `copyTable` gives. */
export function fillTable(client: pg.Client, table: OwnTable): ReturnType<typeof from> {
  return client.query(from(`${copyOf(table)} FROM STDIN`));
}

/** Continues every sequence where it stood. */
export async function setSequences(
  client: pg.Client,
  schema: string,
  sequences: SnapshotContents['sequences'],
): Promise<void> {
  const known = new Set(await readOwnSequences(client, schema));
  for (const { name, value, called } of sequences.filter((sequence) => known.has(sequence.name))) {
    await client.query(sql`SELECT setval(format('%I', ${name}::text)::regclass, ${value}::bigint, ${called}::boolean)`);
  }
}

/** Gives the wire another identity, so that readers do not take its next events for those they have. */
export async function renewWire(client: pg.Client): Promise<void> {
  await client.query(sql`UPDATE wire SET feed_id = left(md5(gen_random_uuid()::text), 12)`);
}
