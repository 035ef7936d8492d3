import { Readable } from 'node:stream';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { FetchError } from './fetch-error.ts';
import { readBody } from './read-body.ts';

const MAX = 100_000;
const TEXT = 'The council has voted on the bridge. '.repeat(100);

async function read(body: Buffer, encoding?: string): Promise<string> {
  try {
    return String(await readBody(Readable.from([body]), encoding, MAX));
  } catch (error) {
    return error instanceof FetchError ? error.code : 'other';
  }
}

test.each([
  ['gzip', gzipSync(TEXT)],
  ['X-GZIP', gzipSync(TEXT)],
  ['deflate', deflateSync(TEXT)],
  ['deflate', deflateRawSync(TEXT)],
  ['br', brotliCompressSync(TEXT)],
  ['zstd', zstdCompressSync(TEXT)],
  ['gzip, br', brotliCompressSync(gzipSync(TEXT))],
  ['identity', Buffer.from(TEXT)],
])('a body in %s is decoded', async (encoding, body) => {
  expect(await read(body, encoding)).toBe(TEXT);
});

test.each(['aws-chunked', 'UTF-8', 'none', 'binary', 'gzip', 'br', 'deflate', 'zstd', 'gzip, UTF-8', '', ', ,'])(
  'a plain body that says %j is read as it is, as browsers do',
  async (encoding) => {
    expect(await read(Buffer.from(TEXT), encoding)).toBe(TEXT);
  },
);

test.each(['br', 'deflate', 'zstd', 'gzip, aws-chunked'])('a gzip body that says %j is decoded', async (encoding) => {
  expect(await read(gzipSync(TEXT), encoding)).toBe(TEXT);
});

test('a body whose last block is cut off is read as far as it goes', async () => {
  for (const [encoding, whole] of [
    ['gzip', gzipSync(TEXT, { level: 0 })],
    ['deflate', deflateSync(TEXT, { level: 0 })],
  ] as const) {
    expect(await read(whole.subarray(0, -3), encoding)).toBe(TEXT);
  }
});

test('what follows a gzip body, and its checksum, do not matter', async () => {
  const zipped = gzipSync(TEXT);
  expect(await read(Buffer.concat([zipped, Buffer.from('<!-- served in 0.1 s -->')]), 'gzip')).toBe(TEXT);
  const flags = Buffer.concat([zipped.subarray(0, 10), Buffer.from('\x02\0ab'), Buffer.from('feed.xml\0why\0\0\0')]);
  flags[3] = 2 + 4 + 8 + 16;
  expect(await read(Buffer.concat([flags, zipped.subarray(10), Buffer.from('junk')]), 'gzip')).toBe(TEXT);
  const wrong = Buffer.from(zipped);
  wrong.fill(0, wrong.length - 8);
  expect(await read(wrong, 'gzip')).toBe(TEXT);
});

test('no more than two codings are undone', async () => {
  expect(await read(gzipSync(gzipSync(gzipSync(TEXT))), 'gzip, gzip, gzip')).toBe('bad_response');
});

test('what comes out of each coding counts, not the last alone', async () => {
  expect(await read(Buffer.alloc(MAX + 1))).toBe('too_large');
  expect(await read(gzipSync(Buffer.alloc(MAX + 1)), 'gzip')).toBe('too_large');
  expect(await read(gzipSync(Buffer.alloc(MAX + 1)), 'br')).toBe('too_large');
  expect(await read(zstdCompressSync(Buffer.alloc(MAX + 1)), 'zstd')).toBe('too_large');
  expect(await read(brotliCompressSync(Buffer.alloc(MAX + 1)), 'br')).toBe('too_large');
  expect(await read(gzipSync(gzipSync(Buffer.alloc(MAX + 1))), 'gzip, gzip')).toBe('too_large');
  // A gzip file may consist of several: thousands of empty ones are large but decompress to nothing.
  const empty = Buffer.concat(Array(10_000).fill(gzipSync('')));
  expect(empty.length).toBeGreaterThan(MAX);
  expect(gzipSync(empty).length).toBeLessThan(MAX / 10);
  expect(await read(gzipSync(empty), 'gzip, gzip')).toBe('too_large');
  expect(await read(empty, 'gzip')).toBe('too_large');
});
