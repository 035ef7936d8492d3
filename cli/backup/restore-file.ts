import { type Manifest, requireKnownMigrations } from '../../shared/node/backup/manifest.ts';
import { openBackup } from '../../shared/node/backup/read-backup.ts';
import { restoreBackup, UnknownOutcomeError } from '../../shared/node/backup/restore-backup.ts';
import { readExisting } from '../../shared/node/db/backup/restore-store.ts';
import { openSource } from '../publish/open-source.ts';
import { checkFile } from './check-file.ts';
import { connectDatabase, type OpenDatabase } from './connect.ts';
import { backupFailure } from './failure.ts';
import { openGuard, requireUnused } from './installation-guard.ts';
import { interruptible } from './interruption.ts';
import { type RestoreFlags, requireMayReplace, requireWireMayStay } from './may-replace.ts';
import type { Guard } from './redis-guard.ts';
import { showRows } from './show-rows.ts';

export interface Restored {
  manifest: Manifest;
  schema: string;
  /** The wire's identity now. */
  wire: string;
}

/** Restores a backup from a file, or stdin for `-`, into the installation of this environment. */
export async function restoreFile(file: string, env: NodeJS.ProcessEnv, flags: RestoreFlags): Promise<Restored> {
  // Before anything is opened; stdin, which comes but once, is checked before the commit.
  if (file !== '-') await checkFile(file, flags.json === true);
  try {
    return await interruptible((signal) => guarded(file, env, flags, signal));
  } catch (error) {
    const outcome =
      error instanceof UnknownOutcomeError ? 'It may be complete: look before you try again.' : 'Nothing was changed.';
    throw backupFailure(error, 'The restore failed', outcome);
  }
}

async function guarded(
  file: string,
  env: NodeJS.ProcessEnv,
  flags: RestoreFlags,
  signal: AbortSignal,
): Promise<Restored> {
  const guard = await openGuard(env);
  try {
    await guard.requireStopped();
    const database = await connectDatabase(env, 'write');
    try {
      await requireUnused(database.client, env);
      return await restoreInto(database, guard, { file, flags, signal });
    } finally {
      await database.close();
    }
  } finally {
    guard.close();
  }
}

async function restoreInto(
  { client, config }: OpenDatabase,
  guard: Guard,
  { file, flags, signal }: { file: string; flags: RestoreFlags; signal: AbortSignal },
): Promise<Restored> {
  const { schema } = config;
  const { chunks } = await openSource(file);
  const backup = await openBackup(chunks);
  const { manifest } = backup;
  requireKnownMigrations(manifest);
  const existing = await readExisting(client, schema);
  const keepWire = flags.keepWire === true;
  if (keepWire) requireWireMayStay(existing, await guard.announced(manifest), manifest);
  const canAsk = file !== '-' && process.stdin.isTTY === true && process.stderr.isTTY === true;
  await requireMayReplace(existing, flags, { manifest, where: `The schema ${schema}`, canAsk });
  const shown = showRows('Restore', !flags.json);
  const onRows = (done: number): void => shown.onRows(done, manifest);
  const beforeCommit = async (): Promise<void> => {
    await guard.requireStopped();
    // Before the commit: should that fail, Redis is filled again from the record as it was.
    await guard.forget();
  };
  try {
    const wire = await restoreBackup(client, backup, { schema, keepWire, signal, onRows, beforeCommit });
    return { manifest, schema, wire };
  } finally {
    shown.stop();
  }
}
