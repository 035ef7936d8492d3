import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { handledElsewhere } from '../../domain/expected-failures.ts';
import { BackupFileError } from './backup-file-error.ts';
import { ByteReader } from './byte-reader.ts';
import { countLines } from './count-lines.ts';
import { CHECKSUM_NAME, MAGIC, type Manifest, readManifest, TRAILER_BYTES } from './manifest.ts';

const MANIFEST_MAX_BYTES = 1_000_000;
const COPY_MAX_BYTES = 10_000;

/** A backup that is read from front to back, once. */
export interface BackupReader {
  manifest: Manifest;
  /** The tables in the order of the manifest; the rows of one must be read before the next. */
  tables(): AsyncGenerator<BackedUpTable>;
  /** Throws unless everything was read and the checksum is right. */
  finish(): Promise<void>;
}

interface BackedUpTable {
  name: string;
  /** The line that begins the table, `COPY "table" ("column", …) FROM stdin;`. */
  copy: string;
  rows: AsyncIterable<Buffer>;
}

/** Reads the beginning of a backup; throws a `BackupFileError` when it is none. */
export async function openBackup(chunks: AsyncIterable<Uint8Array>): Promise<BackupReader> {
  const file = new ByteReader(withoutTrailer(chunks));
  const magic = await file.line(MAGIC.length).catch(() => undefined);
  if (magic !== MAGIC) throw new BackupFileError('foreign', 'it is not a backup of Newswire');
  const manifest = readManifest(await file.line(MANIFEST_MAX_BYTES));
  const gunzip = createGunzip();
  const fed = pipeline(file.rest(), gunzip);
  // Whoever reads from it gets the error, too.
  fed.catch(handledElsewhere);
  const body = new ByteReader(gunzip);
  return {
    manifest,
    tables: () => readTables(body, manifest),
    async finish() {
      for await (const _ of body.rest())
        throw new BackupFileError('damaged', 'it is damaged: it goes on after its end');
      await fed;
    },
  };
}

/** Reads a backup to its end without keeping it; throws when anything is wrong with it. */
export async function verifyBackup(
  chunks: AsyncIterable<Uint8Array>,
  onRows: (done: number, manifest: Manifest) => void,
): Promise<Manifest> {
  const backup = await openBackup(chunks);
  let done = 0;
  for await (const { rows } of backup.tables()) {
    for await (const block of rows) {
      done += countLines(block);
      onRows(done, backup.manifest);
    }
  }
  await backup.finish();
  return backup.manifest;
}

/** The same error for what a damaged file does to the decompression and to the rows; others as they are. */
export function asDamage(error: unknown): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (!code.startsWith('Z_') && code !== 'ERR_STREAM_PREMATURE_CLOSE') return error;
  return new BackupFileError('damaged', 'it is damaged: it cannot be decompressed', { cause: error });
}

async function* readTables(body: ByteReader, { tables }: Manifest): AsyncGenerator<BackedUpTable> {
  for (const { name, rows: expected } of tables) {
    const copy = await body.line(COPY_MAX_BYTES);
    if (!copy.startsWith(`COPY "${name}" (`))
      throw new BackupFileError('damaged', `it is damaged at the table ${name}`);
    let found = 0;
    const counted = async function* (): AsyncGenerator<Buffer> {
      for await (const block of body.rows()) {
        found += countLines(block);
        yield block;
      }
      if (found === expected) return;
      throw new BackupFileError('damaged', `it is damaged: the table ${name} has ${found} rows instead of ${expected}`);
    };
    yield { name, copy, rows: counted() };
  }
}

/** Passes on all but the last line, and throws at the end unless that is the checksum of what was passed on. */
async function* withoutTrailer(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let held = Buffer.alloc(0);
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    if (held.length <= TRAILER_BYTES) continue;
    const passed = held.subarray(0, -TRAILER_BYTES);
    held = Buffer.from(held.subarray(-TRAILER_BYTES));
    hash.update(passed);
    yield passed;
  }
  const trailer = held.toString('latin1');
  if (!trailer.startsWith(CHECKSUM_NAME)) throw new BackupFileError('damaged', 'it is damaged: its end is missing');
  if (trailer === `${CHECKSUM_NAME}${hash.digest('hex')}\n`) return;
  throw new BackupFileError('damaged', 'it is damaged: its checksum is wrong');
}
