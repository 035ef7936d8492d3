import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import {
  clearSchema,
  fillTable,
  finishTables,
  makeRoomFor,
  prepareTables,
  renewWire,
  setSequences,
} from '../db/backup/restore-store.ts';
import { copyOf } from '../db/backup/table-store.ts';
import { migrateWithin } from '../db/migrate.ts';
import { readWireState } from '../db/wire/wire-store.ts';
import { BackupFileError } from './backup-file-error.ts';
import { countLines } from './count-lines.ts';
import type { BackupReader } from './read-backup.ts';

export interface Restoring {
  schema: string;
  /** Keeps the wire's identity, so that readers resume. */
  keepWire: boolean;
  signal: AbortSignal;
  onRows: (done: number) => void;
  /** Called when everything is in place and only the commit is missing. */
  beforeCommit: () => Promise<void>;
}

/** Nobody knows whether the transaction was committed. */
export class UnknownOutcomeError extends Error {
  override readonly name = 'UnknownOutcomeError';
}

/** Replaces our tables in the schema by those of the backup, all in one transaction; returns the wire's identity. */
export async function restoreBackup(client: pg.Client, backup: BackupReader, options: Restoring): Promise<string> {
  const { schema, signal } = options;
  await client.query('BEGIN');
  await clearSchema(client, schema);
  await migrateWithin(client, schema, backup.manifest.migrations.length);
  const prepared = await prepareTables(client, schema);
  await makeRoomFor(client, backup.manifest.wire.lastSeq);
  const byName = new Map(prepared.tables.map((table) => [table.name, table]));
  let done = 0;
  const counted = async function* (rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const block of rows) {
      yield block;
      done += countLines(block);
      options.onRows(done);
    }
  };
  for await (const { name, copy, rows } of backup.tables()) {
    const table = byName.get(name);
    if (table === undefined || copy !== `${copyOf(table)} FROM stdin;`) {
      throw new BackupFileError('unsuitable', `its table ${name} is not as the migrations make it`);
    }
    await pipeline(counted(rows), fillTable(client, table), { signal });
  }
  await backup.finish();
  await setSequences(client, schema, backup.manifest.sequences);
  await finishTables(client, prepared);
  await migrateWithin(client, schema);
  if (!options.keepWire) await renewWire(client);
  const { wireId } = await readWireState(client);
  await options.beforeCommit();
  signal.throwIfAborted();
  await client.query('COMMIT').catch((cause: unknown) => {
    throw new UnknownOutcomeError('the connection was lost at the last moment', { cause });
  });
  return wireId;
}
