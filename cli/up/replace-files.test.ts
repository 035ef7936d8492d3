import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFiles } from './replace-files.ts';

let dir: string;
let current: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'newswire-replace-'));
  current = path.join(dir, 'current');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function publish(version: number): void {
  const built = path.join(dir, `built-${version}`);
  mkdirSync(path.join(built, 'assets'), { recursive: true });
  writeFileSync(path.join(built, 'index.html'), `page-${version}.js`);
  writeFileSync(path.join(built, `assets/page-${version}.js`), '');
  replaceFiles(current, built);
}

test('the folder has the files of the new build, and no others', () => {
  publish(1);
  publish(2);
  expect(readdirSync(current, { recursive: true }).sort()).toEqual(['assets', 'assets/page-2.js', 'index.html']);
  expect(readFileSync(path.join(current, 'index.html'), 'utf8')).toBe('page-2.js');
});

test('a reader always finds a whole page while a new build replaces the old one', async () => {
  publish(0);
  // Reads all the time in a thread of its own, until the file `enough` is there.
  const reader = new Worker(
    `const { existsSync, readFileSync } = require('node:fs');
     const { parentPort, workerData: dir } = require('node:worker_threads');
     const pages = new Set();
     const problems = new Set();
     parentPort.postMessage('reading');
     while (!existsSync(dir + '/enough')) {
       try {
         const name = readFileSync(dir + '/current/index.html', 'utf8');
         pages.add(name);
         if (!existsSync(dir + '/current/assets/' + name) && readFileSync(dir + '/current/index.html', 'utf8') === name)
           problems.add(name + ' is missing');
       } catch (error) {
         problems.add(error.code);
       }
     }
     parentPort.postMessage({ pages: pages.size, problems: [...problems] });`,
    { eval: true, workerData: dir },
  );
  await once(reader, 'message');
  const report = once(reader, 'message');
  for (let version = 1; version <= 300; version += 1) publish(version);
  writeFileSync(path.join(dir, 'enough'), '');
  const [{ pages, problems }] = await report;
  expect(problems).toEqual([]);
  expect(pages).toBeGreaterThan(1);
  expect(existsSync(path.join(current, 'assets/page-300.js'))).toBe(true);
});
