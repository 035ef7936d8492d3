import type pg from 'pg';
import { to } from 'pg-copy-streams';
import sql from 'sql-template-tag';
import { runningVersion } from '../../lifecycle/version.ts';
import { copyFrom, listOf, type OwnTable, readOwnSequences, readOwnTables, readRanMigrations } from './table-store.ts';

/** What a backup contains, read in its own snapshot. */
export interface SnapshotContents {
  newswire: string;
  /** When the snapshot was taken. */
  at: string;
  wire: { id: string; lastSeq: number };
  migrations: string[];
  tables: { name: string; rows: number }[];
  sequences: { name: string; value: number; called: boolean }[];
}

export interface Snapshot {
  contents: SnapshotContents;
  tables: OwnTable[];
}

/** The schema has no tables of ours. */
export class NothingToBackUpError extends Error {
  override readonly name = 'NothingToBackUpError';
}

/** Begins the one transaction in which a backup reads everything, and reads what there is. */
export async function openSnapshot(client: pg.Client, schema: string): Promise<Snapshot> {
  const [tables, migrations] = [await readOwnTables(client, schema), await readRanMigrations(client, schema)];
  if (tables.length === 0 || migrations.length === 0) throw new NothingToBackUpError();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  // Before the first query, which takes the snapshot: no migration may change a table in between.
  const lock = `LOCK TABLE ${listOf(tables.map(({ name }) => name))} IN ACCESS SHARE MODE`;
  await client.query(lock);
  const { rows } = await client.query<{ id: string; last_seq: string; at: Date }>(
    sql`SELECT feed_id AS id, last_seq, now() AS at FROM wire`,
  );
  const [wire] = rows;
  if (!wire) throw new Error('the wire table is empty: run `newswire migrate`');
  if ((await readRanMigrations(client, schema)).length !== migrations.length) {
    throw new Error('the database was migrated at the same moment: try again');
  }
  return {
    tables,
    contents: {
      newswire: runningVersion(),
      at: wire.at.toISOString(),
      wire: { id: wire.id, lastSeq: Number(wire.last_seq) },
      migrations,
      tables: await countRows(client, tables),
      sequences: await readSequences(client, await readOwnSequences(client, schema)),
    },
  };
}

/** Ends the transaction of a snapshot, so that the connection may write. */
export async function closeSnapshot(client: pg.Client): Promise<void> {
  await client.query('COMMIT');
}

/** All rows of a table in Postgres' own text format, a line each. */
export function copyTable(client: pg.Client, table: OwnTable): AsyncIterable<Buffer> {
  return client.query(to(copyFrom(table)));
}

async function countRows(client: pg.Client, tables: OwnTable[]): Promise<SnapshotContents['tables']> {
  const counted: SnapshotContents['tables'] = [];
  for (const { name } of tables) {
    const count = `SELECT count(*)::float8 AS rows FROM ${listOf([name])}`;
    const { rows } = await client.query<{ rows: number }>(count);
    counted.push({ name, rows: rows[0]?.rows ?? 0 });
  }
  return counted;
}

async function readSequences(client: pg.Client, names: string[]): Promise<SnapshotContents['sequences']> {
  const read: SnapshotContents['sequences'] = [];
  for (const name of names) {
    const state = `SELECT last_value::float8 AS value, is_called AS called FROM ${listOf([name])}`;
    const { rows } = await client.query<{ value: number; called: boolean }>(state);
    if (rows[0]) read.push({ name, ...rows[0] });
  }
  return read;
}
