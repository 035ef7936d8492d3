import { promisify } from 'node:util';
import zlib from 'node:zlib';

const { Z_SYNC_FLUSH } = zlib.constants;
const gunzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip);
const inflateRaw = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);

const FIXED_BYTES = 10;
const HEADER_CHECK = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;

/**
 * Decodes gzip (RFC 1952) as leniently as browsers do: the end may be missing, and what follows it, or a wrong checksum,
 * does not matter. Throws for anything else.
 */
export async function decodeGzip(bytes: Buffer, options: { maxOutputLength: number }): Promise<Buffer> {
  const lenient = { ...options, finishFlush: Z_SYNC_FLUSH };
  try {
    return await gunzip(bytes, lenient);
  } catch (error) {
    const isData = error instanceof Error && 'code' in error && error.code === 'Z_DATA_ERROR';
    if (!isData || !isGzip(bytes)) throw error;
    // zlib takes what follows for another member and loses the first.
    return inflateRaw(bytes.subarray(headerBytes(bytes)), lenient);
  }
}

/** True for bytes that begin like gzip. */
export function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The length of the header: ten bytes, and the optional fields that its flags name. */
function headerBytes(bytes: Buffer): number {
  const flags = bytes[3] ?? 0;
  let length = FIXED_BYTES;
  if (flags & EXTRA) length += 2 + (bytes[length] ?? 0) + (bytes[length + 1] ?? 0) * 256;
  // Both end with a zero.
  if (flags & NAME) length = bytes.indexOf(0, length) + 1;
  if (flags & COMMENT) length = bytes.indexOf(0, length) + 1;
  return flags & HEADER_CHECK ? length + 2 : length;
}
