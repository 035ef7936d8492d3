import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { BodyAccount } from './body-budget.ts';
import { sizeText } from './body-classes.ts';
import { type BodyRate, watchBodyRate } from './body-rate.ts';

export interface ReceiveOptions {
  /** Limit for the decompressed body. */
  bytesMax: number;
  account: Pick<BodyAccount, 'take'>;
  minRate: BodyRate;
}

/**
 * Receives and decompresses a body. Throws `too_large`, at once when the Content-Length exceeds the limit;
 * `body_too_slow`; `unsupported_media_type`; `bad_request` for a body that is cut off or does not match its encoding;
 * and what the account throws. After an error, no more bytes are kept.
 */
export async function receiveBody(
  req: IncomingMessage,
  { bytesMax, account, minRate }: ReceiveOptions,
): Promise<Buffer> {
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
    stopWatch = watchBodyRate(
      minRate,
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
    // `discardBody` deals with the rest.
    req.pause();
  }
  return Buffer.concat(chunks);
}

/** Resolves at the end of the body; rejects when `keep` throws. */
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
      reject(new NewswireError('bad_request', 'The body does not match its Content-Encoding.')),
    );
    req.once('error', () => reject(brokeOff()));
    req.once('close', () => {
      if (!req.complete) reject(brokeOff());
    });
  });
}

function brokeOff(): NewswireError {
  return new NewswireError('bad_request', 'The body was cut off.');
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
