import { gunzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { detect } from 'jschardet';
import { charsetOf, encodingOf, isKnownCharset, shownEncoding } from './charset.ts';

const PROLOG_BYTES = 1_024;
/** Twice what browsers read (WHATWG HTML, 13.2.3.2), as many pages begin with scripts. */
const META_BYTES = 2_048;
const DETECTION_BYTES = 64 * 1_024;
const INFLATED_MAX_BYTES = 10 * 1_024 * 1_024;
/** Valid multi-byte characters that outweigh one bad byte: a cut or stray byte does not change the encoding. */
const GOOD_TO_BAD = 4;

/**
 * Decodes a document's bytes (a feed, OPML, a page): byte order mark, then the charset of the HTTP header, then the XML
 * declaration (RFC 7303), then HTML's, then a guess from the bytes. Ignores a declaration that the bytes contradict.
 * Never throws for bad bytes; what no encoding explains becomes U+FFFD.
 */
export function bytesToText(bytes: Buffer, contentType?: string): string {
  const plain = inflate(bytes);
  const shown = shownEncoding(plain);
  if (shown) return iconv.decode(plain, shown);
  const asUtf8 = plain.toString('utf8');
  if (isUtf8(asUtf8)) return byEscapes(plain) ?? asUtf8;
  const declared = [charsetOf(contentType), prologEncoding(plain), metaCharset(plain)].filter(
    (name) => name !== undefined,
  );
  for (const name of declared) {
    const text = decodeIfFits(plain, name);
    if (text !== undefined) return text;
  }
  return decodeIfFits(plain, guess(plain)) ?? asUtf8;
}

/** Some servers send a gzip file without a Content-Encoding header. */
function inflate(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: INFLATED_MAX_BYTES });
  } catch {
    // Not gzip after all, or corrupt: the parser will report that it is not a feed.
    return bytes;
  }
}

function isUtf8(text: string): boolean {
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  if (bad === 0) return true;
  const good = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return good >= bad * GOOD_TO_BAD;
}

/** ISO-2022-JP uses 7-bit bytes only, so it passes for valid UTF-8. */
function byEscapes(bytes: Buffer): string | undefined {
  return bytes.includes('\x1b$B') || bytes.includes('\x1b$@')
    ? new TextDecoder('iso-2022-jp').decode(bytes)
    : undefined;
}

function prologEncoding(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, PROLOG_BYTES);
  return /<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1];
}

function metaCharset(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, META_BYTES);
  return /<meta\b[^<>]{0,200}?\bcharset\s*=\s*["']?([\w.:-]+)/i.exec(start)?.[1];
}

/** Strips markup first: it is ASCII and would dilute the detection. */
function guess(bytes: Buffer): string {
  const text = Buffer.from(
    bytes
      .subarray(0, DETECTION_BYTES)
      .toString('latin1')
      .replace(/<[^<>]*>/g, ' '),
    'latin1',
  );
  return detect(text).encoding ?? 'windows-1252';
}

function decodeIfFits(bytes: Buffer, name: string): string | undefined {
  const encoding = encodingOf(name);
  if (/^(utf-?8|utf-?16|utf-?32|ucs-?[24])/.test(encoding) || !isKnownCharset(name)) return undefined;
  const text = iconv.decode(bytes, encoding);
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  return bad * 100 > text.length ? undefined : text;
}
