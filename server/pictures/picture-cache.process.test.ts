import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPictureCache } from './picture-cache.ts';

const KB = 1_024;
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'pictures-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function used(name: string, secondsAgo: number): void {
  const at = Date.now() / 1_000 - secondsAgo;
  utimesSync(path.join(dir, name), at, at);
}

test('gives back what it keeps, and nothing else', async () => {
  const cache = openPictureCache(path.join(dir, 'new', 'folder'), KB * KB);
  expect(await cache.get('a.webp')).toBeUndefined();
  await cache.put('a.webp', Buffer.from('picture'));
  expect((await cache.get('a.webp'))?.toString()).toBe('picture');
});

test('evicts the least recently used, and stays below its bound', async () => {
  const cache = openPictureCache(dir, 100 * KB);
  for (let index = 0; index < 9; index += 1) {
    await cache.put(`${index}.webp`, Buffer.alloc(10 * KB));
    used(`${index}.webp`, 10_000 - index);
  }
  // Reading the oldest makes it the newest.
  expect(await cache.get('0.webp')).toHaveLength(10 * KB);
  await cache.put('big.webp', Buffer.alloc(40 * KB));
  const names = readdirSync(dir).sort();
  expect(names).toContain('big.webp');
  expect(names).toContain('0.webp');
  expect(names).not.toContain('1.webp');
  expect(names.reduce((sum, name) => sum + statSync(path.join(dir, name)).size, 0)).toBeLessThanOrEqual(100 * KB);
  expect(await cache.get('1.webp')).toBeUndefined();
});

test('two that share a folder count what the other wrote', async () => {
  const caches = [openPictureCache(dir, 100 * KB), openPictureCache(dir, 100 * KB)];
  for (let index = 0; index < 40; index += 1) await caches[index % 2]?.put(`${index}.webp`, Buffer.alloc(10 * KB));
  expect(readdirSync(dir).length).toBeLessThanOrEqual(11);
});

test('half a file that a crash left is never served, and goes after a while', async () => {
  writeFileSync(path.join(dir, 'a.webp.0123.part'), 'hal');
  writeFileSync(path.join(dir, 'b.webp.4567.part'), 'hal');
  used('a.webp.0123.part', 3_600);
  const cache = openPictureCache(dir, 100 * KB);
  expect(await cache.get('a.webp')).toBeUndefined();
  expect(await cache.sweep()).toEqual([]);
  expect(readdirSync(dir)).toEqual(['b.webp.4567.part']);
});

test('concurrent writers of one picture leave one whole file', async () => {
  const cache = openPictureCache(dir, 10_000 * KB);
  await Promise.all(Array.from({ length: 20 }, () => cache.put('a.webp', Buffer.alloc(200 * KB, 7))));
  expect(readdirSync(dir)).toEqual(['a.webp']);
  expect(await cache.get('a.webp')).toEqual(Buffer.alloc(200 * KB, 7));
});
