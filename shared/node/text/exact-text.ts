import iconv from 'iconv-lite';
import { charsetOf, encodingOf, isKnownCharset, shownEncoding } from './charset.ts';

/**
 * Decodes bytes that must be right to the last one (JSON, NDJSON): byte order mark or the zero bytes of UTF-16 and
 * UTF-32, then UTF-8 (RFC 8259), then the charset of the HTTP header. Guesses nothing: undefined for bytes that fit
 * none of them. Leaves out the byte order mark.
 */
export function bytesToExactText(bytes: Buffer, contentType?: string): string | undefined {
  const shown = shownEncoding(bytes);
  if (shown) return decodeExactly(bytes, shown);
  return decodeExactly(bytes, 'utf-8') ?? decodeExactly(bytes, charsetOf(contentType));
}

function decodeExactly(bytes: Buffer, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const encoding = encodingOf(name);
  if (/^utf-(8|16[lb]e)$/.test(encoding)) return decodeStrictly(bytes, encoding);
  if (!isKnownCharset(name)) return undefined;
  const text = iconv.decode(bytes, encoding);
  return text.includes('\ufffd') ? undefined : text;
}

function decodeStrictly(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // The bytes are not in this encoding.
    return undefined;
  }
}
