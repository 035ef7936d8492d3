import { Readable } from 'node:stream';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { FetchError } from './fetch-error.ts';
import { readLimited } from './read-limited.ts';

const MAX = 100_000;

async function read(body: Buffer, encoding?: string): Promise<string> {
  try {
    return String(await readLimited(Readable.from([body]), encoding, MAX));
  } catch (error) {
    return error instanceof FetchError ? error.code : 'other';
  }
}

test('a body is read through up to two codings', async () => {
  expect(await read(Buffer.from('text'))).toBe('text');
  expect(await read(gzipSync('text'), 'gzip')).toBe('text');
  expect(await read(brotliCompressSync(gzipSync('text')), 'gzip, br')).toBe('text');
  expect(await read(gzipSync(gzipSync(gzipSync('text'))), 'gzip, gzip, gzip')).toBe('network');
  expect(await read(Buffer.from('text'), 'zstd')).toBe('network');
});

test('what comes out of each coding counts, not the last alone', async () => {
  expect(await read(gzipSync(Buffer.alloc(MAX + 1)), 'gzip')).toBe('too_large');
  expect(await read(gzipSync(gzipSync(Buffer.alloc(MAX + 1))), 'gzip, gzip')).toBe('too_large');
  // A gzip file may be many, one after the other: a thousand empty ones are large and hold nothing.
  const empty = Buffer.concat(Array(10_000).fill(gzipSync('')));
  expect(empty.length).toBeGreaterThan(MAX);
  expect(gzipSync(empty).length).toBeLessThan(MAX / 10);
  expect(await read(gzipSync(empty), 'gzip, gzip')).toBe('too_large');
  expect(await read(empty, 'gzip')).toBe('too_large');
});
