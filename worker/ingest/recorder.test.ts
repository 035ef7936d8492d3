import { afterEach, expect, test, vi } from 'vitest';
import type { OpenSubmission } from '../../shared/node/db/submission-store.ts';
import { createRecorder, type Finished, type Recorded, type Recorder } from './recorder.ts';

const DONE: Recorded = { decision: { outcome: 'rejected', reason: 'none' }, announced: undefined };

function finished(id: string, kind: 'publish' | 'retract' = 'publish', externalId: string | null = id): Finished {
  const submission = { id, storyId: null, externalId, weight: id.startsWith('long') ? 100 : 1 } as OpenSubmission;
  const identity = { publisherId: 'p', externalId, canonicalUrl: null, textHash: null };
  return { submission, edited: { kind, reason: '' } as Finished['edited'], editedAt: new Date(0), identity };
}

/** A recorder whose batches are written down. */
function recording(fails: (batch: string[]) => boolean = () => false, now = () => 0) {
  const batches: string[][] = [];
  const recorder = createRecorder(async (batch) => {
    const ids = batch.map(({ submission }) => submission.id);
    batches.push(ids);
    await Promise.resolve();
    if (fails(ids)) throw new Error('refused');
    return batch.map(() => DONE);
  }, now);
  return { batches, recorder };
}

/** Hands in what is edited already. */
function handIn(recorder: Recorder, ...all: Finished[]): Promise<PromiseSettledResult<unknown>[]> {
  return Promise.allSettled(all.map((it) => recorder.record(() => Promise.resolve(it))));
}

/** As many in hand as make it worth waiting for each other; a flood once they have been for a while. */
function fill(recorder: Recorder): void {
  for (let no = 0; no < 12; no += 1) void recorder.record(() => new Promise(() => undefined));
}

/** A recorder in the midst of a flood. */
function flooded() {
  let now = 0;
  const it = recording(undefined, () => now);
  fill(it.recorder);
  fill(it.recorder);
  now += 60_000;
  return it;
}

afterEach(() => {
  vi.useRealTimers();
});

test('one that is alone is recorded at once, those that were edited together are recorded together', async () => {
  const { batches, recorder } = recording();
  await handIn(recorder, finished('a'));
  await handIn(recorder, finished('b'), finished('c'));
  expect(batches).toEqual([['a'], ['b', 'c']]);
});

test('a long text is recorded alone, in its turn', async () => {
  const { batches, recorder } = recording();
  await handIn(recorder, finished('a'), finished('long b'), finished('c'), finished('long d'), finished('e'));
  expect(batches).toEqual([['a', 'c', 'e'], ['long b'], ['long d']]);
});

test('one that is edited for long is not waited for', async () => {
  const { batches, recorder } = recording();
  let finish: (it: Finished) => void = () => undefined;
  const late = recorder.record(() => new Promise((resolve) => (finish = resolve)));
  await handIn(recorder, finished('a'), finished('b'));
  finish(finished('c'));
  await late;
  expect(batches).toEqual([['a', 'b'], ['c']]);
});

test('in a flood one waits for others, but not for ever', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { batches, recorder } = flooded();
  const first = handIn(recorder, finished('a'));
  await new Promise(setImmediate);
  const second = handIn(recorder, finished('b'));
  await new Promise(setImmediate);
  expect(batches).toEqual([]);
  await vi.advanceTimersToNextTimerAsync();
  await Promise.all([first, second]);
  expect(batches).toEqual([['a', 'b']]);
});

test('a dozen that came together are no flood', async () => {
  const { batches, recorder } = recording();
  fill(recorder);
  await handIn(recorder, finished('a'));
  expect(batches).toEqual([['a']]);
});

test('one that cannot be edited keeps nobody waiting', async () => {
  const { batches, recorder } = recording();
  const bad = recorder.record(() => Promise.reject(new Error('unreadable')));
  await Promise.all([handIn(recorder, finished('a')), expect(bad).rejects.toThrow('unreadable')]);
  expect(batches).toEqual([['a']]);
});

test('two submissions of one story are recorded one after the other', async () => {
  const { batches, recorder } = recording();
  const same = ['b', 'c'].map((id) => finished(id, 'publish', 'same'));
  await handIn(recorder, finished('a'), ...same, finished('d'));
  expect(batches).toEqual([['a', 'b', 'd'], ['c']]);
});

test('versions of one story wait for another that is being edited once, and not once each', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { batches, recorder } = flooded();
  const versions = handIn(recorder, ...['a', 'b', 'c'].map((id) => finished(id, 'publish', 'same')));
  await vi.advanceTimersToNextTimerAsync();
  await versions;
  expect(batches).toEqual([['a'], ['b'], ['c']]);
});

test('a change is recorded alone', async () => {
  const { batches, recorder } = recording();
  await handIn(recorder, finished('a'), finished('b'), finished('c', 'retract'), finished('d'));
  expect(batches).toEqual([['a', 'b', 'd'], ['c']]);
});

test('one that cannot be recorded takes no other with it', async () => {
  const { recorder } = recording((batch) => batch.includes('bad'));
  const all = await handIn(recorder, ...['a', 'b', 'bad', 'c'].map((id) => finished(id)));
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
});

test('a flash is recorded before those that wait, and waits for nobody', async () => {
  const { batches, recorder } = recording();
  let finish: (it: Finished) => void = () => undefined;
  const late = recorder.record(() => new Promise((resolve) => (finish = resolve)));
  const { submission, ...rest } = finished('flash');
  const flash = { ...rest, submission: { ...submission, priority: 'flash' } } as Finished;
  await handIn(recorder, finished('a'), finished('b'), flash);
  finish(finished('c'));
  await late;
  expect(batches[0]?.[0]).toBe('flash');
  expect(batches.at(-1)).toEqual(['c']);
});
