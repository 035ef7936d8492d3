import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { copyTable, openSnapshot, type Snapshot } from '../db/backup/snapshot-store.ts';
import { copyOf } from '../db/backup/table-store.ts';
import { countLines } from './count-lines.ts';
import { CHECKSUM_NAME, FORMAT, MAGIC, type Manifest } from './manifest.ts';

/** Half the time of the default, for a file that is a tenth larger. */
const COMPRESSION_LEVEL = 3;

export interface WritingBackup {
  schema: string;
  signal: AbortSignal;
  /** Called with the rows copied so far. */
  onRows: (done: number, manifest: Manifest) => void;
}

/** Writes one consistent state of the database to `target`, and ends it; returns the manifest. */
export async function writeBackup(client: pg.Client, target: Writable, options: WritingBackup): Promise<Manifest> {
  const snapshot = await openSnapshot(client, options.schema);
  const manifest: Manifest = { format: FORMAT, ...snapshot.contents };
  const body = writeBody(client, snapshot, (done) => options.onRows(done, manifest));
  const file = (compressed: AsyncIterable<Buffer>): AsyncIterable<Buffer> => frame(manifest, compressed);
  await pipeline(body, createGzip({ level: COMPRESSION_LEVEL }), file, target, { signal: options.signal });
  return manifest;
}

/** The tables as SQL that `psql` would take, too. */
async function* writeBody(
  client: pg.Client,
  { tables }: Snapshot,
  onRows: (done: number) => void,
): AsyncGenerator<Buffer> {
  let done = 0;
  for (const table of tables) {
    yield Buffer.from(`${copyOf(table)} FROM stdin;\n`);
    for await (const rows of copyTable(client, table)) {
      done += countLines(rows);
      onRows(done);
      yield rows;
    }
    yield Buffer.from('\\.\n');
  }
}

/** Puts the manifest before the body and the checksum behind it. */
async function* frame(manifest: Manifest, compressed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const head = Buffer.from(`${MAGIC}\n${JSON.stringify(manifest)}\n`);
  hash.update(head);
  yield head;
  for await (const chunk of compressed) {
    hash.update(chunk);
    yield chunk;
  }
  yield Buffer.from(`${CHECKSUM_NAME}${hash.digest('hex')}\n`);
}
