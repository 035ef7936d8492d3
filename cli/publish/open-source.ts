import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { CliError, EXIT } from '../cli-error.ts';

/** The source of stories: a file of known size, or stdin. */
export interface Source {
  chunks: AsyncIterable<Uint8Array>;
  bytes: number | undefined;
}

/** Opens a file, or stdin for `-`. */
export async function openSource(file: string): Promise<Source> {
  if (file === '-') return { chunks: process.stdin, bytes: undefined };
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw new Error('it is a directory');
    return { chunks: createReadStream(file), bytes: found.isFile() ? found.size : undefined };
  } catch (cause) {
    throw new CliError(EXIT.usage, `${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
}
