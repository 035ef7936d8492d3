import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { OddDocument } from './odd-document.ts';

/** The bytes of a document, and what is said about them. */
export interface EncodedDocument extends Omit<OddDocument, 'text'> {
  bytes: Buffer;
  contentType: string | undefined;
  /** True when U+FFFD may appear: the bytes are not what they are said to be, or it was there before. */
  mayReplace: boolean;
}

type Encode = (document: OddDocument) => EncodedDocument;

const TYPE = { true: 'application/rss+xml', false: 'application/feed+json' };
const typeOf = (document: OddDocument, charset = ''): string => `${TYPE[`${document.isXml}`]}${charset}`;

function encoded(document: OddDocument, bytes: Buffer, contentType?: string, mayReplace = false): EncodedDocument {
  const { text, ...rest } = document;
  return { ...rest, bytes, contentType, mayReplace: mayReplace || hasReplacement(text) };
}

/** References to code points that no text may hold become U+FFFD in HTML, too. */
function hasReplacement(text: string): boolean {
  return /\ufffd|&#0;|&#x0*(?:d[89a-f]|110000|fffd)|&#(?:9{5,}|55357|56841)|\\ud[89a-f]/i.test(text);
}

/** Only the XML declaration and the header say which encoding it is; what it lacks are references. */
function legacy(charset: string): Encode {
  return (document) => {
    const { text, isXml } = document;
    if (!isXml) return encoded(document, Buffer.from(text), typeOf(document));
    const declared = text.replace(/<\?xml version=("1.0"|'1.0')\s*\?>/, `<?xml version="1.0" encoding="${charset}"?>`);
    const safe = declared.replace(/[^\0-\x7f]/gu, (character) => {
      const bytes = iconv.encode(character, charset);
      return iconv.decode(bytes, charset) === character ? character : `&#${character.codePointAt(0)};`;
    });
    return encoded({ ...document, text: safe }, iconv.encode(safe, charset), typeOf(document, `; charset=${charset}`));
  };
}

const ENCODINGS: Record<string, Encode> = {
  plain: (document) => encoded(document, Buffer.from(document.text), typeOf(document)),
  'with charset': (document) => encoded(document, Buffer.from(document.text), typeOf(document, '; charset=utf-8')),
  'byte order mark': (document) => encoded(document, Buffer.from(`\ufeff${document.text}`), typeOf(document)),
  'no type': (document) => encoded(document, Buffer.from(document.text)),
  'text/html': (document) => encoded(document, Buffer.from(document.text), 'text/html'),
  octets: (document) => encoded(document, Buffer.from(document.text), 'application/octet-stream;;charset'),
  'unknown charset': (document) => encoded(document, Buffer.from(document.text), typeOf(document, '; charset=x-none')),
  'wrong charset': (document) =>
    encoded(document, Buffer.from(document.text), typeOf(document, '; charset=iso-8859-1'), true),
  'utf-16le': (document) =>
    encoded(document, iconv.encode(document.text, 'utf-16le', { addBOM: true }), typeOf(document)),
  'utf-16be': (document) =>
    encoded(document, iconv.encode(document.text, 'utf-16be', { addBOM: true }), typeOf(document)),
  'windows-1252': legacy('windows-1252'),
  'iso-8859-1': legacy('iso-8859-1'),
  'windows-1251': legacy('windows-1251'),
  'koi8-r': legacy('koi8-r'),
  shift_jis: legacy('shift_jis'),
  'euc-kr': legacy('euc-kr'),
  gb18030: legacy('gb18030'),
  big5: legacy('big5'),
  'broken bytes': (document) => {
    const bytes = Buffer.from(document.text.replaceAll('ü', '\u00fc\u0001'));
    for (let at = bytes.indexOf(0xbc); at > 0; at = bytes.indexOf(0xbc, at + 1)) bytes[at] = 0xff;
    return encoded(document, bytes, typeOf(document), true);
  },
};

/** Documents as bytes in many encodings, mostly UTF-8. */
export function encodedDocuments(documents: fc.Arbitrary<OddDocument>): fc.Arbitrary<EncodedDocument> {
  const names = Object.keys(ENCODINGS);
  const name = fc.oneof(
    { weight: 1, arbitrary: fc.constant('plain') },
    { weight: 2, arbitrary: fc.constantFrom(...names) },
  );
  return fc.tuple(documents, name).map(([document, chosen]) => {
    const encode = ENCODINGS[chosen];
    if (encode === undefined) throw new Error(`there is no encoding ${chosen}`);
    return encode(document);
  });
}
