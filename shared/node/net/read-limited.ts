import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { cutText } from '../../domain/cut-text.ts';
import { FetchError } from './fetch-error.ts';

type Collect = (source: AsyncIterable<Buffer>) => Promise<void>;

/** Collects a body, decompressed, up to `maxBytes`; throws `too_large` before more is kept. */
export async function readLimited(body: Readable, encoding: string | undefined, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let tooLarge: FetchError | undefined;
  const collect: Collect = async (source) => {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > maxBytes) {
        tooLarge = new FetchError('too_large', `The answer is over ${maxBytes} bytes.`);
        throw tooLarge;
      }
      chunks.push(chunk);
    }
  };
  const decoders = (encoding ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
    .reverse()
    .map(decoderOf);
  if (decoders.length > 2) throw new FetchError('network', 'The answer is compressed too many times.');
  try {
    await passThrough(body, decoders, collect);
  } catch (error) {
    // Stopping in the middle breaks the streams before ours, and they complain first.
    throw tooLarge ?? error;
  }
  return Buffer.concat(chunks);
}

async function passThrough(body: Readable, decoders: Transform[], collect: Collect): Promise<void> {
  const [first, second] = decoders;
  if (first && second) await pipeline(body, first, second, collect);
  else if (first) await pipeline(body, first, collect);
  else await pipeline(body, collect);
}

function decoderOf(name: string) {
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
