import type { SnapshotContents } from '../db/backup/snapshot-store.ts';
import { migrationNames } from '../db/installation/migration-names.ts';
import { BackupFileError } from './backup-file-error.ts';

/** The first line of every backup. */
export const MAGIC = 'newswire-backup';
/** Rises when an older Newswire could not read the file. */
export const FORMAT = 1;
/** The last line: a name, the checksum of everything before it, and the end of the line. */
export const CHECKSUM_NAME = 'sha256:';
const HEX_OF_SHA256 = 64;
export const TRAILER_BYTES = CHECKSUM_NAME.length + HEX_OF_SHA256 + 1;

/** The second line of a backup, as JSON. */
export interface Manifest extends SnapshotContents {
  format: number;
}

/** Reads the manifest's line; throws when the file is from a newer Newswire or not ours. */
export function readManifest(line: string): Manifest {
  const manifest = parse(line);
  if (typeof manifest?.format === 'number' && manifest.format > FORMAT)
    throw newer(manifest, `format ${manifest.format}`);
  if (!isManifest(manifest)) throw new BackupFileError('damaged', 'it is damaged: its manifest cannot be read');
  return manifest;
}

/** Throws unless this version has the migrations of the backup. */
export function requireKnownMigrations(manifest: Manifest): void {
  const own = migrationNames();
  const unknown = manifest.migrations.filter((name) => !own.includes(name));
  if (unknown.length > 0) throw newer(manifest, `migration ${unknown[0]}`);
  const differs = manifest.migrations.findIndex((name, index) => name !== own[index]);
  if (differs === -1) return;
  throw new BackupFileError(
    'unsuitable',
    `it lacks the migration ${own[differs]} and has later ones. Restore it with Newswire ${manifest.newswire}, which made it, and upgrade then`,
  );
}

function newer({ newswire }: Partial<Manifest>, what: string): BackupFileError {
  return new BackupFileError(
    'unsuitable',
    `it is from a newer Newswire (${newswire ?? 'unknown'}; ${what} is unknown here). Upgrade this one first`,
  );
}

function parse(line: string): Partial<Manifest> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function isManifest(value: Partial<Manifest> | undefined): value is Manifest {
  const { format, newswire, at, wire, migrations, tables, sequences } = value ?? {};
  return (
    format === FORMAT &&
    [newswire, at, wire?.id].every((text) => typeof text === 'string') &&
    Number.isSafeInteger(wire?.lastSeq) &&
    [migrations, tables, sequences].every(Array.isArray)
  );
}
