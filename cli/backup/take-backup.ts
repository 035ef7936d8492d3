import { stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { Manifest } from '../../shared/node/backup/manifest.ts';
import { verifyBackup } from '../../shared/node/backup/read-backup.ts';
import { writeBackup } from '../../shared/node/backup/write-backup.ts';
import { recordBackup } from '../../shared/node/db/backup/last-backup-store.ts';
import { closeSnapshot, NothingToBackUpError } from '../../shared/node/db/backup/snapshot-store.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { connectDatabase, type OpenDatabase } from './connect.ts';
import { backupFailure } from './failure.ts';
import { interruptible } from './interruption.ts';
import { showRows } from './show-rows.ts';
import { openWholeFile } from './whole-file.ts';

export interface TakenBackup {
  manifest: Manifest;
  /** False when the database could not record it, so that the alarm on old backups ignores it. */
  isKnown: boolean;
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
    const { manifest, isKnown } = await copyTo({ stream: file.stream, keep }, env, signal, quiet);
    return { manifest, isKnown, file: file.name, bytes: (await stat(file.name)).size };
  } catch (error) {
    file.stream.destroy();
    await file.discard();
    throw error;
  }
}

async function toStdout(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<TakenBackup> {
  // A closed pipe ends the process at once, with this code.
  process.exitCode = EXIT.refused;
  const taken = await copyTo({ stream: process.stdout, keep: async () => undefined }, env, signal, true);
  process.exitCode = EXIT.ok;
  return taken;
}

/** Where a backup goes, and what makes it one that counts. */
interface Target {
  stream: Writable;
  keep(): Promise<void>;
}

async function copyTo(
  target: Target,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  quiet: boolean,
): Promise<Pick<TakenBackup, 'manifest' | 'isKnown'>> {
  const database = await connectDatabase(env, 'read');
  const shown = showRows('Backup', !quiet);
  try {
    const { schema } = database.config;
    const manifest = await writeBackup(database.client, target.stream, { schema, signal, onRows: shown.onRows });
    await target.keep();
    return { manifest, isKnown: await remember(database, manifest) };
  } catch (error) {
    if (!(error instanceof NothingToBackUpError)) throw error;
    const advice = 'check DATABASE_URL and NEWSWIRE_SCHEMA';
    throw new CliError(EXIT.refused, `The schema ${database.config.schema} has no tables of Newswire: ${advice}.`);
  } finally {
    shown.stop();
    await database.close();
  }
}

/** Tells the database. A backup counts, whether its role may write or not, as on a replica. */
async function remember({ client }: OpenDatabase, manifest: Manifest): Promise<boolean> {
  try {
    await closeSnapshot(client);
    await recordBackup({ query: (query) => client.query(query) }, manifest);
    return true;
  } catch {
    return false;
  }
}
