import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { bytesToText } from './bytes-to-text.ts';
import { bytesToExactText } from './exact-text.ts';

const QUOTES = '<rss>“Ça coûte 5 €” – dit-il…</rss>';
const RUSSIAN = '<rss>Правительство объявило о новых мерах поддержки</rss>';

test('the smart quotes of windows-1252 survive, also when the server says latin1', () => {
  const bytes = iconv.encode(QUOTES, 'windows-1252');
  expect(bytesToText(bytes, 'text/xml; charset=iso-8859-1')).toBe(QUOTES);
  expect(bytesToText(bytes, 'text/xml; charset="windows-1252"')).toBe(QUOTES);
});

test('the XML declaration counts when the header says nothing', () => {
  const text = `<?xml version="1.0" encoding='koi8-r'?>${RUSSIAN}`;
  expect(bytesToText(iconv.encode(text, 'koi8-r'))).toBe(text);
});

test('what is good UTF-8 is UTF-8, whatever is declared; one bad byte does not change that', () => {
  expect(bytesToText(Buffer.from(RUSSIAN), 'text/xml; charset=iso-8859-1')).toBe(RUSSIAN);
  const cut = Buffer.from(RUSSIAN).subarray(0, 20);
  expect(bytesToText(cut)).toBe('<rss>Правите\ufffd');
});

test('a byte order mark goes before everything, and UTF-16 is seen without one', () => {
  expect(bytesToText(iconv.encode(QUOTES, 'utf-16le', { addBOM: true }), 'text/xml; charset=utf-8')).toBe(QUOTES);
  expect(bytesToText(iconv.encode(QUOTES, 'utf-16be'))).toBe(QUOTES);
  expect(bytesToText(Buffer.from(`\ufeff${QUOTES}`))).toBe(QUOTES);
});

test('undeclared bytes are guessed', () => {
  expect(bytesToText(iconv.encode(RUSSIAN, 'windows-1251'))).toBe(RUSSIAN);
});

test('a compressed file that was sent as it is is decompressed', () => {
  expect(bytesToText(gzipSync(QUOTES))).toBe(QUOTES);
});

test.each([[], [0], [0xff, 0xfe], [0x1f, 0x8b], [0x1f, 0x8b, 1, 2, 3]])('odd bytes %s do no harm', (...bytes) => {
  expect(typeof bytesToText(Buffer.from(bytes as number[]))).toBe('string');
});

const STORY = '{"headline":"Größere Brücke – 5 €"}';

describe('exact text', () => {
  test.each([
    ['UTF-8', 'utf-8', undefined],
    ['UTF-8 under the wrong name', 'utf-8', 'application/json; charset=iso-8859-1'],
    ['windows-1252', 'windows-1252', 'application/json; charset=windows-1252'],
    ['windows-1252, called latin1', 'windows-1252', 'application/json;charset="ISO-8859-1"'],
    ['UTF-16 without a mark', 'utf-16le', 'application/json'],
    ['big-endian UTF-16', 'utf-16be', 'application/json; charset=utf-16'],
  ])('%s is read', (_what, encoding, contentType) => {
    expect(bytesToExactText(iconv.encode(STORY, encoding), contentType)).toBe(STORY);
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le'])('a byte order mark of %s is left out', (encoding) => {
    expect(bytesToExactText(iconv.encode(STORY, encoding, { addBOM: true }))).toBe(STORY);
  });

  test.each([
    ['a byte that is no UTF-8, and nothing declared', Buffer.from(STORY, 'latin1'), undefined],
    ['the same, declared as UTF-8', Buffer.from(STORY, 'latin1'), 'application/json; charset=utf-8'],
    ['a cut character', Buffer.from('{"a":"Größe').subarray(0, 9), undefined],
    ['half of a UTF-16 unit', iconv.encode(STORY, 'utf-16le').subarray(0, 21), undefined],
    ['a byte that the charset does not have', Buffer.from([0x22, 0xd2, 0x22]), 'text/plain; charset=windows-1253'],
    ['a charset that nobody knows', Buffer.from([0x22, 0xff, 0x22]), 'application/json; charset=klingon'],
  ])('%s is no text', (_what, bytes, contentType) => {
    expect(bytesToExactText(bytes, contentType)).toBeUndefined();
  });

  test('U+FFFD that was sent is kept', () => {
    expect(bytesToExactText(Buffer.from('"\ufffd"'))).toBe('"\ufffd"');
  });
});

test('OPML in a legacy encoding is read by its own declaration', () => {
  const opml = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><opml><body><outline text="Городские новости"/></body></opml>`;
  for (const encoding of ['windows-1251', 'koi8-r', 'utf-16le', 'utf-8'])
    expect(bytesToText(iconv.encode(opml(encoding), encoding))).toBe(opml(encoding));
});
