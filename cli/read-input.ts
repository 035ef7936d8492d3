import { CliError, EXIT } from './cli-error.ts';
import { openSource } from './publish/open-source.ts';

/** The API's limit for one request. */
const MAX_BYTES = 10 * 1024 * 1024;

/** Reads a file, or stdin for `-`; refuses more than a request can carry before it fills the memory. */
export async function readInput(file: string): Promise<Buffer<ArrayBuffer>> {
  const { chunks } = await openSource(file);
  const read: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new CliError(EXIT.usage, `${file} is over 10 MB`);
    read.push(chunk);
  }
  return Buffer.concat(read);
}
