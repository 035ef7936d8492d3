import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { cutText } from '../../domain/cut-text.ts';
import { FetchError } from './fetch-error.ts';

type Chunks = AsyncIterable<Buffer>;

const CODINGS_MAX = 2;

/**
 * Collects a body, decompressed, up to `maxBytes`. What comes out of each decompression counts, so that a bomb inside
 * of a coding is none either. Throws `too_large` before more is kept, `network` for codings that were not asked for.
 */
export async function readLimited(body: Readable, encoding: string | undefined, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let tooLarge: FetchError | undefined;
  async function* limit(source: Chunks): AsyncGenerator<Buffer> {
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > maxBytes) {
        tooLarge = new FetchError('too_large', `The answer is over ${maxBytes} bytes.`);
        throw tooLarge;
      }
      yield chunk;
    }
  }
  const collect = async (source: Chunks): Promise<void> => {
    for await (const chunk of limit(source)) chunks.push(chunk);
  };
  try {
    await passThrough(body, decodersOf(encoding), limit, collect);
  } catch (error) {
    // Stopping in the middle breaks the streams before ours, and they complain first.
    throw tooLarge ?? error;
  }
  return Buffer.concat(chunks);
}

async function passThrough(
  body: Readable,
  [first, second]: Transform[],
  limit: (source: Chunks) => AsyncGenerator<Buffer>,
  collect: (source: Chunks) => Promise<void>,
): Promise<void> {
  if (first && second) await pipeline(body, limit, first, limit, second, collect);
  else if (first) await pipeline(body, limit, first, collect);
  else await pipeline(body, collect);
}

/** What undoes the codings, the last one first. */
function decodersOf(encoding = ''): Transform[] {
  const names = encoding
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
    .reverse();
  if (names.length > CODINGS_MAX) throw new FetchError('network', 'The answer is compressed too many times.');
  return names.map(decoderOf);
}

function decoderOf(name: string): Transform {
  // Servers that stop in the middle of the last block have sent the feed all the same.
  const finishFlush = constants.Z_SYNC_FLUSH;
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip({ finishFlush });
    case 'deflate':
      return createInflate({ finishFlush });
    case 'br':
      return createBrotliDecompress();
    default:
      throw new FetchError('network', `The answer is in an encoding that was not asked for: ${cutText(name, 40)}.`);
  }
}
