import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

test('a text that is never done is given up, and the next one is read', async () => {
  const thread = await writeThread(`for (; payload.headline === 'endless'; );`);
  const reader = opened(createStoryReader(1, { thread, maxMs: 500 }));
  await expect(reader.read({ ...STORY, payload: { headline: 'endless' } })).rejects.toThrow();
  const { derived } = await reader.read({ ...STORY, payload: { headline: 'next' } });
  expect(derived.words).toEqual(['next']);
});

test('a flash is read before those that wait for a thread', async () => {
  const thread = await writeThread();
  const reader = opened(createStoryReader(1, { thread }));
  const order: string[] = [];
  const read = async (headline: string, priority: 'routine' | 'flash'): Promise<void> => {
    await reader.read({ ...STORY, payload: { headline, priority } });
    order.push(headline);
  };
  const waiting = Array.from({ length: 20 }, (_, index) => read(`${index}`, 'routine'));
  await Promise.all([...waiting, read('flash', 'flash')]);
  // Some are with the thread already.
  expect(order.indexOf('flash')).toBeLessThan(15);
});
