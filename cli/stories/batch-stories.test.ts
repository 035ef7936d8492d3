import { expect, test } from 'vitest';
import { batchStories } from './batch-stories.ts';
import type { Rejection, StoryText } from './read-stories.ts';

async function sizes(stories: (StoryText | Rejection)[], unreadable: Rejection[] = []): Promise<number[]> {
  async function* all() {
    yield* stories;
  }
  const found: number[] = [];
  for await (const batch of batchStories(all(), (rejection) => unreadable.push(rejection))) found.push(batch.length);
  return found;
}

function stories(count: number, bytes: number): StoryText[] {
  return Array.from({ length: count }, (_, index) => ({ line: index + 1, json: 'x'.repeat(bytes - 1) }));
}

test('a batch holds at most 200 stories', async () => {
  expect(await sizes(stories(401, 10))).toEqual([200, 200, 1]);
});

test('a batch holds at most 5 MB', async () => {
  expect(await sizes(stories(5, 2 * 1024 * 1024))).toEqual([2, 2, 1]);
});

test('a story larger than a batch goes alone', async () => {
  expect(await sizes([...stories(1, 10), ...stories(1, 6 * 1024 * 1024), ...stories(1, 10)])).toEqual([1, 1, 1]);
});

test('what could not be read is reported and not sent', async () => {
  const unreadable: Rejection[] = [];
  expect(await sizes([{ line: 1, code: 'bad_json', detail: 'is not JSON' }, ...stories(2, 10)], unreadable)).toEqual([
    2,
  ]);
  expect(unreadable.map(({ line }) => line)).toEqual([1]);
});

test('no stories make no batch', async () => {
  expect(await sizes([])).toEqual([]);
});
