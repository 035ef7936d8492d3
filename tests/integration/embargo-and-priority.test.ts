import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEditQueue } from '../../shared/node/queue/edit-queue.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ env: { NEWSWIRE_CONCURRENCY: '1' } });
});
afterAll(() => world.close());

test('a story under embargo is accepted at once and released when the embargo ends', async () => {
  const api = world.api();
  const embargoUntil = new Date(Date.now() + 1_500);
  const { body } = await api.post('/stories', { headline: 'Later', topics: ['Later'], embargoUntil });
  const queued = (await api.get(`/submissions/${body.id}`)).body;
  expect(queued).toMatchObject({ status: 'queued', releaseAt: embargoUntil.toISOString() });
  expect((await api.get('/stories?any=later')).body.stories).toEqual([]);
  const { receipt } = await api.finished(body.id);
  expect(Date.parse(receipt.announced.at)).toBeGreaterThanOrEqual(embargoUntil.getTime());
});

test('an embargo outlives a Redis that lost everything', async () => {
  const api = world.api();
  const embargoUntil = new Date(Date.now() + 7_000);
  const { body } = await api.post('/stories', { headline: 'Outlives', embargoUntil });
  await forgetQueue();
  const submission = await api.finished(body.id);
  expect(Date.parse(submission.receipt.announced.at)).toBeGreaterThanOrEqual(embargoUntil.getTime());
});

test('a job that comes too early, by a clock that is ahead, waits for the end of the embargo', async () => {
  const api = world.api();
  const embargoUntil = new Date(Date.now() + 4_000);
  const { body } = await api.post('/stories', { headline: 'Not yet', embargoUntil });
  await forgetQueue();
  const queue = openEditQueue(world.redis, world.keys);
  await queue.enqueue([{ id: body.id, priority: 'routine', weight: 1, embargoMs: 0 }]);
  const { receipt } = await api.finished(body.id);
  expect(Date.parse(receipt.announced.at)).toBeGreaterThanOrEqual(embargoUntil.getTime());
  await queue.close();
});

test('a flash overtakes the stories that wait before it', async () => {
  const busy = await openWorld({ workers: 0, env: { NEWSWIRE_CONCURRENCY: '1' } });
  try {
    const api = busy.api();
    const routine = Array.from({ length: 30 }, (_, index) => ({ headline: `Routine ${index}`, topics: ['Order'] }));
    await api.post('/stories', routine);
    await api.post('/stories', { headline: 'Urgent', topics: ['Order'], priority: 'urgent' });
    await api.post('/stories', { headline: 'Flash', topics: ['Order'], priority: 'flash' });
    const reader = await busy.reader({ filter: { any: ['order'] } });
    await busy.addWorker();
    const headlines = (await reader.received(32)).map((event) => ('story' in event ? event.story.headline : ''));
    expect(headlines.slice(0, 3)).toEqual(['Flash', 'Urgent', 'Routine 0']);
    expect(headlines.at(-1)).toBe('Routine 29');
  } finally {
    await busy.close();
  }
});

test('a submission that the queue lost is enqueued again by the sweep', async () => {
  const lost = await openWorld({ workers: 0 });
  try {
    const api = lost.api();
    const { body } = await api.post('/stories', { headline: 'Lost and found' });
    const keys = await lost.redis.keys(`${lost.config.redis.prefix}:{queue:*`);
    expect(keys.length).toBeGreaterThan(0);
    await lost.redis.del(...keys);
    await lost.addWorker();
    expect(await api.finished(body.id)).toMatchObject({ status: 'published' });
  } finally {
    await lost.close();
  }
});

test('a submission that a newer one of the same story overtook under embargo is replaced', async () => {
  const api = world.api();
  const embargoUntil = new Date(Date.now() + 1_500);
  const { body: old } = await api.post('/stories', { externalId: 'e', headline: 'Old', embargoUntil });
  const { storyId } = await api.publish({ externalId: 'e', headline: 'New' });
  expect(await api.finished(old.id)).toMatchObject({ status: 'replaced' });
  expect((await api.get(`/stories/${storyId}`)).body.headline).toBe('New');
});

test('EDIT4 an older submission that came while the newer one was being taken does not go backwards', async () => {
  const api = world.api();
  const embargoUntil = new Date(Date.now() + 1_500);
  const { body: old } = await api.post('/stories', { externalId: 'unseen', headline: 'Old', embargoUntil });
  const { storyId } = await api.publish({ externalId: 'seen', headline: 'New' });
  // Neither saw the other, as when both are committed at the same time.
  await world.db.query(sql`UPDATE submissions SET external_id = 'seen' WHERE id = ${old.id}`);
  expect(await api.finished(old.id)).toMatchObject({ status: 'duplicate', duplicateOf: storyId });
  expect((await api.get(`/stories/${storyId}`)).body.headline).toBe('New');
});

async function forgetQueue(): Promise<void> {
  const open = await world.db.query(sql`SELECT 1 FROM submissions WHERE status = 'queued'`);
  expect(open.rowCount).toBeGreaterThan(0);
  const keys = await waitFor('the delayed job is in Redis', async () => {
    const found = await world.redis.keys(`${world.config.redis.prefix}:{queue:*`);
    return found.length > 0 && found;
  });
  await world.redis.del(...keys);
}
