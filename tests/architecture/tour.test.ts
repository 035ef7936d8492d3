import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './source-files.ts';

const text = readFileSync(path.join(ROOT, 'docs/tour.md'), 'utf8');
const paths = text
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    name: section.split('\n')[0] ?? '',
    files: [...section.matchAll(/^\d+\. `([^`]+)`/gm)].map((match) => match[1] ?? ''),
  }));

/** Files on each path, at most: a path that grows wants another look. */
const MOST: Readonly<Record<string, number>> = {
  'A story, from `POST` to 202': 12,
  'A story, from job to record': 30,
  'A story, from record to reader': 14,
  'A `follow` with a position': 7,
  'A search': 9,
  'A comment': 22,
  'A post of a live coverage': 9,
  'A change, from one device to another': 11,
  'A poll of a feed': 28,
  'A story over a bridge': 7,
  "The text of a story's page": 14,
  'A read at a replica': 7,
};

test('every file of the tour exists', () => {
  const files = paths.flatMap((each) => each.files);
  expect(files.length).toBeGreaterThan(60);
  expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
});

test('no path of the tour is longer than it should be', () => {
  expect(paths.map(({ name }) => name)).toEqual(Object.keys(MOST));
  expect(paths.filter(({ name, files }) => files.length > (MOST[name] ?? 0))).toEqual([]);
});
