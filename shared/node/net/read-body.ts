import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { decodeGzip, isGzip } from './decode-gzip.ts';
import { FetchError } from './fetch-error.ts';

const CODINGS_MAX = 2;
const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH, ZSTD_e_flush } = zlib.constants;

type Decode = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

// A server that stops in the middle of the last block has still sent the document.
const inflate = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate);
const inflateRaw = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);
const brotli = promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);
const zstd = promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress);

const DECODERS: Record<string, Decode> = {
  gzip: decodeGzip,
  'x-gzip': decodeGzip,
  deflate: (body, options) => {
    // RFC 9110 means zlib's format; some servers send the bare data.
    const decode = isZlib(body) ? inflate : inflateRaw;
    return decode(body, { ...options, finishFlush: Z_SYNC_FLUSH });
  },
  br: (body, options) => brotli(body, { ...options, finishFlush: BROTLI_OPERATION_FLUSH }),
  zstd: (body, options) => zstd(body, { ...options, finishFlush: ZSTD_e_flush }),
};

/** The codings that `readBody` decodes, as an Accept-Encoding header. */
export const ACCEPT_ENCODING = 'gzip, deflate, br, zstd';

/**
 * Reads a body of at most `maxBytes`, before and after each decoding, and decodes it as leniently as a browser: an
 * unknown coding is none, and a body that is not in its stated coding is taken as gzip if it is, otherwise as it is.
 * Throws `too_large`, and `bad_response` for more than two codings.
 */
export async function readBody(body: Readable, encoding: string | undefined, maxBytes: number): Promise<Buffer> {
  const codings = codingsOf(encoding);
  let bytes = await collect(body, maxBytes);
  for (const coding of codings) bytes = await decodeAs(coding, bytes, maxBytes);
  return bytes;
}

async function collect(body: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The known codings, outermost first. */
function codingsOf(encoding = ''): string[] {
  const names = encoding
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => Object.hasOwn(DECODERS, name))
    .reverse();
  if (names.length > CODINGS_MAX) throw new FetchError('bad_response', 'The answer is compressed more than twice.');
  return names;
}

async function decodeAs(coding: string, bytes: Buffer, maxBytes: number): Promise<Buffer> {
  // A HEAD or 304 answer may name a coding without having a body.
  if (bytes.length === 0) return bytes;
  const decoded = await tryDecode(DECODERS[coding], bytes, maxBytes);
  if (decoded) return decoded;
  return (isGzip(bytes) && (await tryDecode(decodeGzip, bytes, maxBytes))) || bytes;
}

/** Undefined when the bytes are not in this coding. */
async function tryDecode(decode: Decode | undefined, bytes: Buffer, maxBytes: number): Promise<Buffer | undefined> {
  try {
    return await decode?.(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    return undefined;
  }
}

function tooLarge(maxBytes: number): FetchError {
  return new FetchError('too_large', `The answer is larger than ${maxBytes} bytes.`);
}

/** RFC 1950: the method is 8 and the first two bytes are a multiple of 31. */
function isZlib(bytes: Buffer): boolean {
  return bytes.length > 1 && ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
}
