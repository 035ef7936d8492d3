import { CliError, EXIT } from './cli-error.ts';
import { openSource } from './publish/open-source.ts';

/** The API takes no more in one request. */
const MAX_BYTES = 10 * 1024 * 1024;

/** The whole text of a file, or of stdin for `-`; what no request could carry is refused before it fills the memory. */
export async function readInput(file: string): Promise<string> {
  const { chunks } = await openSource(file);
  const read: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new CliError(EXIT.usage, `${file} is over 10 MB`);
    read.push(chunk);
  }
  return Buffer.concat(read).toString('utf8');
}
