import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DEMO_PICTURES } from '../shared/domain/demo-pictures.ts';
import { DEMO_STORIES } from './demo-stories.ts';
import { pictureFields } from './picture-fields.ts';
import { OPENING } from './running-order.ts';
import { PICTURED_STORIES, TRANSLATED_CAPTIONS } from './story-pictures.ts';

const FOLDER = path.join(import.meta.dirname, 'pictures');
const files = readdirSync(FOLDER);
const pictured = Object.values(PICTURED_STORIES).flat();

test('every picture is in the folder, and every file is a picture of a story', () => {
  const used = new Set(pictured.map((key) => pictureFields(key).imageUrl?.slice(DEMO_PICTURES.length)));
  expect([...used].sort()).toEqual(files.sort());
});

test('the pictures belong to stories of the demo, and three in five have one', () => {
  const keys = new Set(DEMO_STORIES.map(({ key }) => key));
  expect([...pictured, ...Object.keys(TRANSLATED_CAPTIONS)].filter((key) => !keys.has(key))).toEqual([]);
  expect(new Set(pictured).size).toBe(pictured.length);
  const share = (of: readonly string[]): number => of.filter((key) => pictured.includes(key)).length / of.length;
  expect(share([...keys])).toBeCloseTo(0.6, 1);
  expect(share(OPENING)).toBeCloseTo(0.6, 1);
});

test('all pictures together stay small', () => {
  const bytes = files.map((file) => statSync(path.join(FOLDER, file)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2.5e6);
  expect(Math.max(...bytes)).toBeLessThan(100_000);
});
