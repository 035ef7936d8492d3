import { gunzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { detect } from 'jschardet';

const PROLOG_BYTES = 1_024;
const DETECTION_BYTES = 64 * 1_024;
const INFLATED_MAX_BYTES = 10 * 1_024 * 1_024;
/** So many good multi-byte characters outweigh one bad byte: a cut or a stray byte does not make it another encoding. */
const GOOD_TO_BAD = 4;

/** What servers say and what their documents are in, as the WHATWG encoding standard maps it. */
const ALIASES: Record<string, string> = {
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  'iso-8859-8-i': 'iso-8859-8',
  'iso-8859-6-e': 'iso-8859-6',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  'euc-kr': 'cp949',
  'ks_c_5601-1987': 'cp949',
  'x-sjis': 'shift_jis',
  'windows-31j': 'shift_jis',
  big5: 'big5-hkscs',
  'x-mac-cyrillic': 'maccyrillic',
};

/**
 * Decodes a feed's bytes: byte order mark, then the charset of the HTTP header, then the XML declaration (RFC 7303), then
 * a guess from the bytes. A declaration that the bytes contradict is passed over. Never throws for bad bytes.
 */
export function bytesToText(bytes: Buffer, contentType?: string): string {
  const plain = inflate(bytes);
  const marked = byMark(plain) ?? byShape(plain);
  if (marked) return decode(plain, marked);
  const asUtf8 = plain.toString('utf8');
  if (isUtf8(asUtf8)) return byEscapes(plain) ?? asUtf8;
  const declared = [charsetOf(contentType), prologEncoding(plain)].filter((name) => name !== undefined);
  for (const name of declared) {
    const text = decodeIfFits(plain, name);
    if (text !== undefined) return text;
  }
  return decodeIfFits(plain, guess(plain)) ?? asUtf8;
}

/** Some servers send a compressed file as it is, without saying so. */
function inflate(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: INFLATED_MAX_BYTES });
  } catch {
    // Not compressed after all, or broken: the parser will say that it is no feed.
    return bytes;
  }
}

function byMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes[2] === 0 && bytes[3] === 0 ? 'utf-32le' : 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes.length >= 4 && bytes.readUInt32BE(0) === 0xfeff ? 'utf-32be' : undefined;
}

/** Without a mark, the zero bytes around the first characters tell (XML 1.0, appendix F). */
function byShape(bytes: Buffer): string | undefined {
  if (bytes.length < 4) return undefined;
  const [a, b, c, d] = [bytes[0] === 0, bytes[1] === 0, bytes[2] === 0, bytes[3] === 0];
  if (a && b && c && !d) return 'utf-32be';
  if (!a && b && c && d) return 'utf-32le';
  if (a && !b && c && !d) return 'utf-16be';
  if (!a && b && !c && d) return 'utf-16le';
  return undefined;
}

function isUtf8(text: string): boolean {
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  if (bad === 0) return true;
  const good = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return good >= bad * GOOD_TO_BAD;
}

/** ISO-2022-JP is all 7-bit bytes, so it looks like good UTF-8. */
function byEscapes(bytes: Buffer): string | undefined {
  return bytes.includes('\x1b$B') || bytes.includes('\x1b$@')
    ? new TextDecoder('iso-2022-jp').decode(bytes)
    : undefined;
}

function charsetOf(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
}

function prologEncoding(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, PROLOG_BYTES);
  return /<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1];
}

/** Markup is ASCII and would only water the guess down. */
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
  const encoding = ALIASES[name.toLowerCase()] ?? name.toLowerCase();
  if (/^(utf-?8|utf-?16|utf-?32|ucs-?[24])/.test(encoding) || !iconv.encodingExists(encoding)) return undefined;
  const text = decode(bytes, encoding);
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  return bad * 100 > text.length ? undefined : text;
}

function decode(bytes: Buffer, encoding: string): string {
  return iconv.decode(bytes, encoding);
}
