import { expect, test } from 'vitest';
import type { OpenSubmission } from '../../shared/node/db/submission-store.ts';
import type { Decision } from './decide.ts';
import { createRecorder, type Finished } from './recorder.ts';

const DONE: Decision = { outcome: 'rejected', reason: 'none' };

function finished(id: string, kind: 'publish' | 'retract' = 'publish', externalId: string | null = id): Finished {
  const submission = { id, storyId: null, externalId } as OpenSubmission;
  const identity = { publisherId: 'p', externalId, canonicalUrl: null, textHash: null };
  return { submission, edited: { kind, reason: '' } as Finished['edited'], editedAt: new Date(0), identity };
}

/** A recorder whose batches are written down. */
function recording(fails: (batch: string[]) => boolean = () => false) {
  const batches: string[][] = [];
  const recorder = createRecorder(async (batch) => {
    const ids = batch.map(({ submission }) => submission.id);
    batches.push(ids);
    await Promise.resolve();
    if (fails(ids)) throw new Error('refused');
    return batch.map(() => DONE);
  });
  return { batches, recorder };
}

test('what comes while others are being recorded is recorded together', async () => {
  const { batches, recorder } = recording();
  await Promise.all(['a', 'b', 'c'].map((id) => recorder.record(finished(id))));
  expect(batches).toEqual([['a'], ['b', 'c']]);
});

test('two submissions of one story are recorded one after the other', async () => {
  const { batches, recorder } = recording();
  await Promise.all([
    recorder.record(finished('a')),
    recorder.record(finished('b', 'publish', 'same')),
    recorder.record(finished('c', 'publish', 'same')),
    recorder.record(finished('d')),
  ]);
  expect(batches).toEqual([['a'], ['b', 'd'], ['c']]);
});

test('a change is recorded alone', async () => {
  const { batches, recorder } = recording();
  await Promise.all([
    recorder.record(finished('a')),
    recorder.record(finished('b')),
    recorder.record(finished('c', 'retract')),
    recorder.record(finished('d')),
  ]);
  expect(batches).toEqual([['a'], ['b', 'd'], ['c']]);
});

test('one that cannot be recorded takes no other with it', async () => {
  const { recorder } = recording((batch) => batch.includes('bad'));
  const first = recorder.record(finished('a'));
  const all = await Promise.allSettled([first, ...['b', 'bad', 'c'].map((id) => recorder.record(finished(id)))]);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
});
