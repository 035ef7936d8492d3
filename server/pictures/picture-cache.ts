import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file is used again: written down at most this often. */
const TOUCH_MS = 60_000;
/** Evicting frees a little more than needed, so that it is rare. */
const KEEP_SHARE = 0.9;
const FILES_MAX = 100_000;
/** A file that a crash left behind while it was written. */
const UNFINISHED = /\.part$/;
const UNFINISHED_MAX_MS = 600_000;

/** A folder of files, bounded in bytes, which several processes may share; the least recently used go first. */
export interface PictureCache {
  /** The bytes; undefined when they are not in the cache. */
  get(name: string): Promise<Buffer | undefined>;
  /** Keeps the bytes, whole or not at all; a reader never sees half a file. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Deletes all files of pictures with these keys. */
  drop(keys: ReadonlySet<string>): Promise<void>;
  /** Removes what is beyond the bounds; returns the names that stay, the most recently used first. */
  sweep(): Promise<string[]>;
}

/** Opens the cache in `dir`, which it creates; `maxBytes` is its size on disk. */
export function openPictureCache(dir: string, maxBytes: number, now: () => number = Date.now): PictureCache {
  let addedBytes = 0;
  let sweeping: Promise<string[]> | undefined;
  const sweep = (): Promise<string[]> => {
    sweeping ??= sweepFolder(dir, maxBytes, now).finally(() => {
      sweeping = undefined;
      addedBytes = 0;
    });
    return sweeping;
  };
  return {
    sweep,
    async drop(keys) {
      for (const name of await namesIn(dir)) {
        if (keys.has(name.slice(0, name.indexOf('-')))) await rm(path.join(dir, name), { force: true });
      }
    },
    async get(name) {
      const file = path.join(dir, name);
      try {
        const bytes = await readFile(file);
        const { mtimeMs } = await stat(file);
        const at = new Date(now());
        if (now() - mtimeMs > TOUCH_MS) await utimes(file, at, at);
        return bytes;
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async put(name, bytes) {
      await mkdir(dir, { recursive: true });
      const part = path.join(dir, `${name}.${randomBytes(6).toString('hex')}.part`);
      try {
        await writeFile(part, bytes, { mode: 0o600 });
        await rename(part, path.join(dir, name));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      addedBytes += bytes.length;
      // Others write too, so each looks long before it has filled the cache alone.
      if (addedBytes > (maxBytes * (1 - KEEP_SHARE)) / 2) await sweep();
    },
  };
}

interface Kept {
  name: string;
  bytes: number;
  usedAt: number;
}

async function sweepFolder(dir: string, maxBytes: number, now: () => number): Promise<string[]> {
  const files: Kept[] = [];
  for (const name of await namesIn(dir)) {
    const found = await stat(path.join(dir, name)).catch(() => undefined);
    if (!found?.isFile()) continue;
    if (!UNFINISHED.test(name)) files.push({ name, bytes: found.size, usedAt: found.mtimeMs });
    else if (now() - found.mtimeMs > UNFINISHED_MAX_MS) await rm(path.join(dir, name), { force: true });
  }
  files.sort((a, b) => b.usedAt - a.usedAt);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const isOver = total > maxBytes || files.length > FILES_MAX;
  const share = isOver ? KEEP_SHARE : 1;
  let kept = 0;
  const staying: string[] = [];
  for (const { name, bytes } of files) {
    kept += bytes;
    if (kept <= maxBytes * share && staying.length < FILES_MAX * share) staying.push(name);
    else await rm(path.join(dir, name), { force: true });
  }
  return staying;
}

async function namesIn(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
