import { type Manifest, requireKnownMigrations } from '../../shared/node/backup/manifest.ts';
import { verifyBackup } from '../../shared/node/backup/read-backup.ts';
import { openSource } from '../publish/open-source.ts';
import { backupFailure } from './failure.ts';
import { showRows } from './show-rows.ts';

/** Reads a backup from a file, or stdin for `-`, to its end; throws unless this version can restore it. */
export async function checkFile(file: string, quiet: boolean): Promise<Manifest> {
  const shown = showRows('Check', !quiet);
  try {
    const { chunks } = await openSource(file);
    const manifest = await verifyBackup(chunks, shown.onRows);
    requireKnownMigrations(manifest);
    return manifest;
  } catch (error) {
    throw backupFailure(error, `${file} cannot be restored`, 'Nothing was changed.');
  } finally {
    shown.stop();
  }
}
