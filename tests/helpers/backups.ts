import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CHECKSUM_NAME, MAGIC, type Manifest, TRAILER_BYTES } from '../../shared/node/backup/manifest.ts';
import { type Ended, newswire } from './commands.ts';
import type { World } from './world.ts';

/** Taking a backup changes this row alone, so comparisons leave it out. */
const LAST_BACKUP = /^(COPY "last_backup" .*\n)t\t.*\n/m;

/** What a backup's file holds, in parts. */
interface ReadBackup {
  manifest: Manifest;
  /** All tables as text. */
  body: string;
}

/** Reads a backup with none of the code that it tests. */
export function readBackup(file: string): ReadBackup {
  const bytes = readFileSync(file);
  const first = bytes.indexOf(0x0a);
  const second = bytes.indexOf(0x0a, first + 1);
  if (bytes.toString('utf8', 0, first) !== MAGIC) throw new Error('no backup');
  if (!bytes.toString('latin1', bytes.length - TRAILER_BYTES).startsWith(CHECKSUM_NAME)) throw new Error('no checksum');
  return {
    manifest: JSON.parse(bytes.toString('utf8', first + 1, second)) as Manifest,
    body: gunzipSync(bytes.subarray(second + 1, -TRAILER_BYTES))
      .toString('utf8')
      .replace(LAST_BACKUP, '$1'),
  };
}

/** Takes a backup of a world by the real command. */
export async function backUp({ env }: World, file: string): Promise<ReadBackup> {
  const { code, stderr } = await newswire(['backup', file], env);
  if (code !== 0) throw new Error(stderr);
  return readBackup(file);
}

/** Restores by the real command. */
export function restore(env: NodeJS.ProcessEnv, file: string, ...flags: string[]): Promise<Ended> {
  return newswire(['restore', file, ...flags], env);
}

/** Everything in a folder whose name begins with this file's: the file and what a failure may leave. */
export function filesBeside(file: string): string[] {
  return readdirSync(path.dirname(file)).filter((name) => name.startsWith(path.basename(file)));
}
