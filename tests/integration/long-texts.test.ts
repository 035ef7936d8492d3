import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FailedJob } from '../../shared/contract/ops-shapes.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** A text of its own for each story: one that a publisher repeats is a duplicate. */
const longText = (name: string): string => `The harbour of ${name} was closed on Monday. `.repeat(2_000);

let world: World;
let api: Awaited<ReturnType<World['publisher']>>['api'];
beforeAll(async () => {
  world = await openWorld({ env: { NEWSWIRE_SWEEP_SECONDS: '60' } });
  api = (await world.publisher('The Long Paper')).api;
});
afterAll(() => world.close());

const control = async (act: 'pause' | 'resume'): Promise<void> => {
  expect((await world.api().post(`/queues/edit-long/${act}`, {})).status).toBe(200);
};
beforeEach(() => control('pause'));

const waiting = async (name: string): Promise<number> => {
  const { queues } = (await world.api().get('/queues')).body;
  return queues.find((queue: { name: string }) => queue.name === name).waiting;
};

test('EDIT10 a long story waits in a queue of its own, and no other story waits for it', async () => {
  const long = await api.post('/stories', { headline: 'Long', body: longText('Hallby') });
  expect(await api.publish({ headline: 'Short', body: 'It rains.' })).toMatchObject({ status: 'published' });
  expect([await waiting('edit-long'), await waiting('edit')]).toEqual([1, 0]);
  expect((await api.get(`/submissions/${long.body.id}`)).body.status).toBe('queued');
  await control('resume');
  expect(await api.finished(long.body.id)).toMatchObject({ status: 'published' });
});

test('EDIT2 EDIT10 a short version of a story takes the long one before it along', async () => {
  const long = await api.post('/stories', { externalId: 'one', headline: 'Long', body: longText('Norvik') });
  const short = await api.publish({ externalId: 'one', headline: 'Shorter', body: 'In short.' });
  const first = await api.finished(long.body.id);
  expect([first.status, short.status, short.storyId]).toEqual(['published', 'published', first.storyId]);
  const { revisions } = (await api.get(`/stories/${first.storyId}/revisions`)).body;
  expect(revisions.map(({ headline }: { headline: string }) => headline)).toEqual(['Long', 'Shorter']);
});

test('EDIT8 EDIT10 a long story that failed is found in its queue and tried again there', async () => {
  const { id } = (await api.post('/stories', { headline: 'Failed', body: longText('Sund') })).body;
  await world.db.query(`UPDATE submissions SET status = 'failed', finished_at = now() WHERE id = $1`, [id]);
  const failed = async (queue: string): Promise<string[]> => {
    const { jobs } = (await world.api().get(`/ops/jobs?queue=${queue}`)).body;
    return jobs.map((job: FailedJob) => `${job.queue} ${job.id}`);
  };
  expect([await failed('edit'), await failed('edit-long')]).toEqual([[], [`edit-long ${id}`]]);
  expect((await world.api().post(`/ops/jobs/edit-long/${id}/retry`, {})).status).toBe(202);
  await control('resume');
  expect(await api.finished(id)).toMatchObject({ status: 'published' });
});

test('EDIT10 a replay brings a long story back into its own queue', async () => {
  const { id } = (await api.post('/stories', { headline: 'Lost', body: longText('Elde') })).body;
  expect((await world.api().post('/queues/edit-long/drain', {})).body).toMatchObject({ jobs: 1 });
  expect(await waiting('edit-long')).toBe(0);
  const hour = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  expect((await world.api().post('/ops/replay', { from: hour(-1), to: hour(1) })).body).toMatchObject({ enqueued: 1 });
  expect([await waiting('edit-long'), await waiting('edit')]).toEqual([1, 0]);
  await control('resume');
  expect(await api.finished(id)).toMatchObject({ status: 'published' });
});
