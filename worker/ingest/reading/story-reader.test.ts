import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { readStory, type StoryToRead } from './read-story.ts';
import { createStoryReader, type StoryReader } from './story-reader.ts';

const STORY: StoryToRead = {
  payload: { headline: 'Dam breaks above Hallby', body: 'Mayor Ann Lindqvist told 3,000 people to leave the valley.' },
  publisherName: 'The Daily',
  receivedAt: new Date('2026-11-25T08:00:00Z'),
};
/** The language models take their time, twice here. */
const MODELS_LOAD_MS = 30_000;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

function opened(reader: StoryReader): StoryReader {
  closers.push(() => reader.close());
  return reader;
}

test(
  'a thread reads what the worker itself would read',
  async () => {
    const [there, here] = await Promise.all([1, 0].map((threads) => opened(createStoryReader(threads)).read(STORY)));
    expect(there).toEqual(here);
    expect(there).toEqual(readStory(STORY));
  },
  MODELS_LOAD_MS,
);

/** A thread that finds nothing in a story but its headline, after it did what it is told. */
async function writeThread(first = ''): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'newswire-reading-'));
  closers.push(() => rm(dir, { recursive: true }));
  const thread = path.join(dir, 'thread.mjs');
  await writeFile(
    thread,
    `export default ({ payload }) => { ${first} return { words: payload.headline, hash: null,
    terms: { terms: new Int32Array(), weights: [], names: [], written: '' },
    candidates: { labels: '', slugs: '', names: [], weights: [], terms: new Int32Array(), ends: [] } }; };`,
  );
  return thread;
}

test('a text that is never done is given up, and those that wait behind it are read', async () => {
  const thread = await writeThread(`for (; payload.headline === 'endless'; );`);
  const reader = opened(createStoryReader(1, { thread, maxMs: 1_000 }));
  const read = (headline: string) => reader.read({ ...STORY, payload: { headline } });
  const endless = read('endless');
  const others = delay(200).then(() => Promise.all(Array.from({ length: 9 }, (_, index) => read(`${index}`))));
  await expect(endless).rejects.toThrow('within 1 s');
  expect((await others).flatMap(({ derived }) => derived.words)).toEqual([...'012345678']);
});

test('stories are read in the order of their coming, a flash before all that are not with the thread yet', async () => {
  const thread = await writeThread('for (const end = Date.now() + 5; Date.now() < end; );');
  const reader = opened(createStoryReader(1, { thread }));
  const order: string[] = [];
  const read = async (headline: string, priority: 'routine' | 'flash'): Promise<void> => {
    await reader.read({ ...STORY, payload: { headline, priority } });
    order.push(headline);
    if (order.length === 10) waiting.push(read('flash', 'flash'));
  };
  const routine = Array.from({ length: 30 }, (_, index) => `${index}`);
  const waiting = routine.map((headline) => read(headline, 'routine'));
  await Promise.all(waiting);
  await Promise.all(waiting);
  expect(order.filter((headline) => headline !== 'flash')).toEqual(routine);
  // Behind ten that were read and those that the thread had by then; at the end it would be the thirtieth.
  expect(order.indexOf('flash')).toBeLessThan(20);
});
