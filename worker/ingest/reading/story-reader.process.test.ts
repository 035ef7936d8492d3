import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createManualClock } from '../../../tests/helpers/manual-clock.ts';
import { readStory, type StoryToRead } from './read-story.ts';
import { createStoryReader, type StoryReader } from './story-reader.ts';

const ORIGIN = { publisherId: 'p', priority: 'routine' } as const;
const STORY: StoryToRead & typeof ORIGIN = {
  ...ORIGIN,
  payload: { headline: 'Dam breaks above Hallby', body: 'Mayor Ann Lindqvist told 3,000 people to leave the valley.' },
  publisherName: 'The Daily',
  receivedAt: new Date('2026-11-25T08:00:00Z'),
};
const DEEP = { headline: 'Deep', body: '<div>'.repeat(1_000), bodyFormat: 'html' as const };
/** Loading the language models is slow, happens twice here, and the machine may be busy. */
const MODELS_LOAD_MS = 120_000;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

function opened(reader: StoryReader): StoryReader {
  closers.push(() => reader.close());
  return reader;
}

test(
  'a thread reads, edits and refuses what the worker itself would',
  async () => {
    const outcomes = await Promise.all(
      [1, 0].map(async (threads) => {
        const reader = opened(createStoryReader(threads));
        const refusal = (promise: Promise<unknown>) => promise.catch(({ code, fields }) => ({ code, fields }));
        return {
          read: await reader.read(STORY),
          edited: await reader.edit({ headline: ' A  b ', body: '**c**', bodyFormat: 'markdown' }, ORIGIN),
          refused: await refusal(reader.read({ ...STORY, payload: DEEP })),
          notEdited: await refusal(reader.edit({ body: DEEP.body, bodyFormat: 'html' }, ORIGIN)),
        };
      }),
    );
    expect(outcomes[0]).toEqual(outcomes[1]);
    const refused = { code: 'validation_failed', fields: [{ field: 'body', rule: 'too_deep' }] };
    expect(outcomes[0]).toMatchObject({
      read: readStory(STORY),
      edited: { patch: { headline: 'A b' } },
      refused,
      notEdited: refused,
    });
  },
  MODELS_LOAD_MS,
);

/** A thread that finds nothing but the headline in a story, and never finishes one called endless. */
async function writeThread(): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'newswire-reading-'));
  closers.push(() => rm(dir, { recursive: true }));
  const thread = path.join(dir, 'thread.mjs');
  await writeFile(
    thread,
    `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ id, input: { story: { payload } } }) => {
      for (; payload.headline === 'endless'; );
      parentPort.postMessage({ id, result: { words: payload.headline, hash: null,
        terms: { terms: new Int32Array(), weights: [], names: [], written: '' },
        candidates: { labels: '', slugs: '', names: [], weights: [], terms: new Int32Array(), ends: [] } } });
    });
    parentPort.postMessage('ready');`,
  );
  return thread;
}

test('a text that is never done is refused by name, and those that wait behind it are read', async () => {
  const clock = createManualClock();
  const reader = opened(createStoryReader(1, { thread: await writeThread(), later: clock.later }));
  await reader.ready();
  const read = (headline: string) => reader.read({ ...STORY, payload: { headline } });
  let ended = false;
  const endless = read('endless')
    .catch((error: unknown) => error)
    .finally(() => {
      ended = true;
    });
  const others = Promise.all(Array.from({ length: 9 }, (_, index) => read(`${index}`)));
  // It overruns twice, first as slow and then for good; the others are read before the second try.
  await clock.pass();
  await clock.pass();
  expect((await others).flatMap(({ derived }) => derived.words)).toEqual([...'012345678']);
  while (!ended) await clock.pass();
  expect(await endless).toMatchObject({ code: 'validation_failed', fields: [{ field: 'body', rule: 'too_complex' }] });
});

test('a canary is read while texts come, and neither starts a thread nor keeps one', async () => {
  const clock = createManualClock();
  let now = 0;
  const options = { thread: await writeThread(), later: clock.later, now: () => now };
  const reader = opened(createStoryReader(1, options));
  const canary = { ...STORY, payload: { headline: 'canary' } };
  expect(await reader.readCanary(canary)).toBeUndefined();
  await reader.read(STORY);
  expect((await reader.readCanary(canary))?.derived.words).toEqual(['canary']);
  now = 60_000;
  expect(await reader.readCanary(canary)).toBeUndefined();
});

test('stories are read in the order of their coming, a flash before all that are not with the thread yet', async () => {
  const reader = opened(createStoryReader(1, { thread: await writeThread() }));
  const order: string[] = [];
  const read = async (headline: string, priority: 'routine' | 'flash'): Promise<void> => {
    await reader.read({ ...STORY, priority, payload: { headline } });
    order.push(headline);
  };
  const routine = Array.from({ length: 30 }, (_, index) => `${index}`);
  // No thread has started yet: all of them wait, the flash last.
  await Promise.all([...routine.map((headline) => read(headline, 'routine')), read('flash', 'flash')]);
  expect(order).toEqual(['flash', ...routine]);
});

test('a long text that is never done holds up no other, and is refused by name', async () => {
  const clock = createManualClock();
  const reader = opened(createStoryReader(1, { thread: await writeThread(), later: clock.later }));
  const read = (headline: string, body: string) => reader.read({ ...STORY, payload: { headline, body } });
  let ended = false;
  const endless = read('endless', 'a'.repeat(40_000))
    .catch((error: unknown) => error)
    .finally(() => {
      ended = true;
    });
  expect((await read('other', 'short')).derived.words).toEqual(['other']);
  while (!ended) await clock.pass();
  expect(await endless).toMatchObject({ code: 'validation_failed', fields: [{ field: 'body', rule: 'too_complex' }] });
});
