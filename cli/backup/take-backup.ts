import { stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { Manifest } from '../../shared/node/backup/manifest.ts';
import { verifyBackup } from '../../shared/node/backup/read-backup.ts';
import { writeBackup } from '../../shared/node/backup/write-backup.ts';
import { recordBackup } from '../../shared/node/db/backup/last-backup-store.ts';
import { closeSnapshot, NothingToBackUpError } from '../../shared/node/db/backup/snapshot-store.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { note } from '../output.ts';
import { connectDatabase, type OpenDatabase } from './connect.ts';
import { backupFailure } from './failure.ts';
import { interruptible } from './interruption.ts';
import { showRows } from './show-rows.ts';
import { openWholeFile } from './whole-file.ts';

export interface TakenBackup {
  manifest: Manifest;
  /** Undefined on stdout. */
  file?: string;
  bytes?: number;
}

/** Writes a backup to a file, or to stdout for `-`. */
export async function takeBackup(target: string, env: NodeJS.ProcessEnv, quiet: boolean): Promise<TakenBackup> {
  if (target === '-' && process.stdout.isTTY) {
    throw new CliError(EXIT.usage, 'A backup is not for a terminal: give a FILE, or pipe stdout into a program');
  }
  try {
    return await interruptible((signal) =>
      target === '-' ? toStdout(env, signal) : toFile(target, env, signal, quiet),
    );
  } catch (error) {
    const kept = target === '-' ? 'What was written is incomplete.' : `${target} is as it was before.`;
    throw backupFailure(error, 'The backup failed', kept);
  }
}

async function toFile(
  target: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  quiet: boolean,
): Promise<TakenBackup> {
  const file = await openWholeFile(target);
  try {
    const keep = async (): Promise<void> => {
      // What cannot be read back, because a disk fails, must not replace an older one.
      await verifyBackup(file.readBack(), () => signal.throwIfAborted());
      await file.keep();
    };
    const manifest = await copyTo({ stream: file.stream, keep }, env, signal, quiet);
    return { manifest, file: file.name, bytes: (await stat(file.name)).size };
  } catch (error) {
    file.stream.destroy();
    await file.discard();
    throw error;
  }
}

async function toStdout(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<TakenBackup> {
  // A closed pipe ends the process at once, with this code.
  process.exitCode = EXIT.refused;
  const manifest = await copyTo({ stream: process.stdout, keep: async () => undefined }, env, signal, true);
  process.exitCode = EXIT.ok;
  return { manifest };
}

/** Where a backup goes, and what makes it one that counts. */
interface Target {
  stream: Writable;
  keep(): Promise<void>;
}

async function copyTo(target: Target, env: NodeJS.ProcessEnv, signal: AbortSignal, quiet: boolean): Promise<Manifest> {
  const database = await connectDatabase(env, 'read');
  const shown = showRows('Backup', !quiet);
  try {
    const { schema } = database.config;
    const manifest = await writeBackup(database.client, target.stream, { schema, signal, onRows: shown.onRows });
    await target.keep();
    await remember(database, manifest);
    return manifest;
  } catch (error) {
    if (!(error instanceof NothingToBackUpError)) throw error;
    const advice = 'check DATABASE_URL and NEWSWIRE_SCHEMA';
    throw new CliError(EXIT.refused, `The schema ${database.config.schema} has no tables of Newswire: ${advice}.`);
  } finally {
    shown.stop();
    await database.close();
  }
}

/** A backup counts, whether the role may write or not, as on a replica. */
async function remember({ client }: OpenDatabase, manifest: Manifest): Promise<void> {
  try {
    await closeSnapshot(client);
    await recordBackup({ query: (query) => client.query(query) }, manifest);
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    note(`The database does not know of this backup, nor does the alarm on old ones: ${why}.`);
  }
}
