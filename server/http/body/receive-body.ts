import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { BodyAccount } from './body-budget.ts';
import { sizeText } from './body-classes.ts';
import { type BodyPace, watchPace } from './body-pace.ts';

export interface ReceiveOptions {
  /** Of the decompressed body. */
  bytesMax: number;
  account: Pick<BodyAccount, 'take'>;
  pace: BodyPace;
}

/**
 * Receives a body, decompressed. Throws `too_large` at once when the stated length says so, else while reading;
 * `body_too_slow`, `unsupported_media_type`, `bad_request` for one that breaks off or is not what its encoding says, and
 * what the account throws. Whatever is thrown, nothing more is kept.
 */
export async function receiveBody(req: IncomingMessage, { bytesMax, account, pace }: ReceiveOptions): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > bytesMax) throw tooLarge(bytesMax);
  const decoder = decoderOf(req.headers['content-encoding']);
  const chunks: Buffer[] = [];
  let kept = 0;
  const keep = (chunk: Buffer): void => {
    if (kept + chunk.length > bytesMax) throw tooLarge(bytesMax);
    account.take(chunk.length);
    kept += chunk.length;
    chunks.push(chunk);
  };
  let received = 0;
  req.on('data', (chunk: Buffer) => {
    received += chunk.length;
  });
  let stopWatch: (() => void) | undefined;
  const tooSlow = new Promise<never>((_resolve, reject) => {
    stopWatch = watchPace(
      pace,
      () => received,
      () => reject(new NewswireError('body_too_slow')),
    );
  });
  try {
    await Promise.race([collect(req, decoder, keep), tooSlow]);
  } finally {
    stopWatch?.();
    if (decoder) {
      req.unpipe(decoder);
      decoder.destroy();
    }
    // What still comes is thrown away, so that the answer can be read.
    req.resume();
  }
  return Buffer.concat(chunks);
}

/** Ends when the body does; a `keep` that throws ends it, too. */
function collect(req: IncomingMessage, decoder: Transform | undefined, keep: (chunk: Buffer) => void): Promise<void> {
  const source: Readable = decoder ? req.pipe(decoder) : req;
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      try {
        keep(chunk);
      } catch (error) {
        source.off('data', take);
        reject(error);
      }
    };
    source.on('data', take);
    source.once('end', resolve);
    decoder?.once('error', () =>
      reject(new NewswireError('bad_request', 'The body is not what Content-Encoding says.')),
    );
    req.once('error', () => reject(brokeOff()));
    req.once('close', () => {
      if (!req.complete) reject(brokeOff());
    });
  });
}

function brokeOff(): NewswireError {
  return new NewswireError('bad_request', 'The body broke off.');
}

function tooLarge(bytesMax: number): NewswireError {
  return new NewswireError('too_large', `The body must be at most ${sizeText(bytesMax)}.`);
}

function decoderOf(encoding: string | undefined): Transform | undefined {
  switch (encoding?.trim().toLowerCase() || 'identity') {
    case 'identity':
      return undefined;
    case 'gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new NewswireError('unsupported_media_type', 'Content-Encoding must be gzip, deflate, br or absent.');
  }
}
