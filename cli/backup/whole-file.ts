import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { MAGIC } from '../../shared/node/backup/manifest.ts';
import { CliError, EXIT } from '../cli-error.ts';

/** A file that appears under its name only when it is complete; until then, an older one stays. */
export interface WholeFile {
  /** Where it will be, with symbolic links followed. */
  name: string;
  stream: Writable;
  /** The finished file before it gets its name. */
  readBack(): AsyncIterable<Uint8Array>;
  /** Gives the file its name, on the disk and not only in memory. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/** Begins to write a backup beside its name; refuses to replace anything that is no backup. */
export async function openWholeFile(file: string): Promise<WholeFile> {
  const name = await realpath(file).catch(() => path.resolve(file));
  await refuseOthers(name);
  const unfinished = `${name}.part-${process.pid}`;
  try {
    await removeLeftovers(name);
    const handle = await open(unfinished, 'wx', 0o600);
    return {
      name,
      stream: createWriteStream('', { fd: handle, flush: true }),
      readBack: () => createReadStream(unfinished),
      async keep() {
        await rename(unfinished, name);
        const folder = await open(path.dirname(name));
        await folder.sync().finally(() => folder.close());
      },
      discard: () => rm(unfinished, { force: true }),
    };
  } catch (cause) {
    throw new CliError(EXIT.refused, `${file} cannot be written: ${(cause as Error).message}`, { cause });
  }
}

async function refuseOthers(name: string): Promise<void> {
  const found = await stat(name).catch(() => undefined);
  if (!found) return;
  if (!found.isFile()) throw new CliError(EXIT.usage, `${name} is not a file; "-" writes to stdout`);
  if (found.size === 0) return;
  const handle = await open(name);
  const { buffer, bytesRead } = await handle
    .read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0)
    .finally(() => handle.close());
  if (buffer.toString('latin1', 0, bytesRead) === MAGIC) return;
  throw new CliError(EXIT.usage, `${name} exists and is not a backup of Newswire: choose another name`);
}

/** Removes what a killed backup has left here. */
async function removeLeftovers(name: string): Promise<void> {
  const beginning = `${path.basename(name)}.part-`;
  for (const other of await readdir(path.dirname(name))) {
    if (!other.startsWith(beginning) || isRunning(Number(other.slice(beginning.length)))) continue;
    await rm(path.join(path.dirname(name), other), { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return true;
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
