import iconv from 'iconv-lite';

/** Maps declared charsets to the encodings that documents really use, as the WHATWG encoding standard does. */
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

/** The charset of a Content-Type header. */
export function charsetOf(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
}

/** The encoding that is meant by this charset. */
export function encodingOf(charset: string): string {
  return ALIASES[charset.toLowerCase()] ?? charset.toLowerCase();
}

/** Whether bytes in this charset can be decoded. */
export function isKnownCharset(name: string): boolean {
  return iconv.encodingExists(encodingOf(name));
}

/** The encoding that the first bytes show: by a byte order mark, or by the zero bytes of UTF-16 and UTF-32. */
export function shownEncoding(bytes: Buffer): string | undefined {
  return byMark(bytes) ?? byShape(bytes);
}

function byMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes[2] === 0 && bytes[3] === 0 ? 'utf-32le' : 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes.length >= 4 && bytes.readUInt32BE(0) === 0xfeff ? 'utf-32be' : undefined;
}

/** Without a mark, the zero bytes around the first characters reveal the encoding (XML 1.0, appendix F). */
function byShape(bytes: Buffer): string | undefined {
  if (bytes.length < 4) return undefined;
  const [a, b, c, d] = [bytes[0] === 0, bytes[1] === 0, bytes[2] === 0, bytes[3] === 0];
  if (a && b && c && !d) return 'utf-32be';
  if (!a && b && c && d) return 'utf-32le';
  if (a && !b && c && !d) return 'utf-16be';
  if (!a && b && !c && d) return 'utf-16le';
  return undefined;
}
