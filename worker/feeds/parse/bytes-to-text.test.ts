import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { bytesToText } from './bytes-to-text.ts';

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
