import { Queue } from 'bullmq';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FailedJob, OpsOverview } from '../../shared/contract/ops-shapes.ts';
import { EDIT_JOB, EDIT_QUEUE } from '../../shared/node/queue/edit-queue.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let queue: Queue;
beforeEach(async () => {
  world = await openWorld({ workers: 0, env: { NEWSWIRE_SWEEP_SECONDS: '60' } });
  queue = new Queue(EDIT_QUEUE, { connection: world.redis, prefix: world.keys.queuePrefix(EDIT_QUEUE) });
});
afterEach(async () => {
  await queue.close();
  await world.close();
});

const overview = async (): Promise<OpsOverview> => (await world.api().get('/ops/overview')).body;
const failedJobs = async (q = ''): Promise<FailedJob[]> =>
  (await world.api().get(`/ops/jobs?q=${encodeURIComponent(q)}`)).body.jobs;

/** A story that no worker can edit: what was committed is not what was validated. */
async function poison(headline: string): Promise<string> {
  const { body } = await world.api().post('/stories', { headline, body: 'Text' });
  await world.db.query(`UPDATE submissions SET payload = payload || '{"body": 5}' WHERE id = $1`, [body.id]);
  await (await queue.getJob(body.id))?.remove();
  await queue.add(EDIT_JOB, { submissionId: body.id }, { jobId: body.id, attempts: 1 });
  return body.id;
}

async function heal(id: string): Promise<void> {
  await world.db.query(`UPDATE submissions SET payload = payload || '{"body": "Text"}' WHERE id = $1`, [id]);
}

test('EDIT8: a poisoned story is set aside, found by its words and its error, and published once it was healed', async () => {
  const id = await poison('The poisoned well');
  await world.addWorker();
  const [job] = await waitFor('it has failed', async () => {
    const jobs = await failedJobs('poisoned WELL');
    return jobs[0]?.retries === false && jobs;
  });
  expect(job).toMatchObject({ queue: 'edit', id, title: 'The poisoned well', attempts: 1 });
  expect((await failedJobs(job?.error.slice(0, 12)))[0]?.id).toBe(id);
  expect(await failedJobs('no such words')).toEqual([]);
  expect((await overview()).record?.failed).toBe(1);
  await heal(id);
  expect((await world.api().post(`/ops/jobs/edit/${id}/retry`, {})).status).toBe(202);
  expect(await world.api().finished(id)).toMatchObject({ status: 'published' });
  expect(await failedJobs()).toEqual([]);
});

test('EDIT8: what was discarded is shown as failed and comes back neither by itself nor by a replay', async () => {
  const id = await poison('Never mind');
  await world.addWorker();
  await waitFor('it has failed', async () => (await failedJobs())[0]?.retries === false);
  expect((await world.api().delete(`/ops/jobs/edit/${id}`)).status).toBe(204);
  expect(await failedJobs()).toEqual([]);
  expect((await world.api().get(`/submissions/${id}`)).body).toMatchObject({ status: 'failed' });
  expect((await replay({ failed: true })).body).toEqual({ reopened: 0, enqueued: 0 });
  expect((await world.api().delete(`/ops/jobs/edit/${id}`)).status).toBe(204);
});

test('an open submission and a name that is none can be neither retried nor discarded', async () => {
  const { body } = await world.api().post('/stories', { headline: 'Open' });
  for (const address of [`/ops/jobs/edit/${body.id}`, `/ops/jobs/nothing/${body.id}`, '/ops/jobs/edit/nothing']) {
    expect((await world.api().post(`${address}/retry`, {})).status).toBe(404);
    expect((await world.api().delete(address)).status).toBe(404);
  }
});

test('a paused queue takes stories and edits none until it goes on', async () => {
  await world.addWorker();
  expect((await world.api().post('/queues/edit/pause', {})).body).toEqual({ queue: 'edit', paused: true });
  const { body } = await world.api().post('/stories', { headline: 'Waits' });
  const edit = await waitFor('it waits', async () => (await overview()).queues?.find(({ waiting }) => waiting === 1));
  expect(edit).toMatchObject({ name: 'edit', paused: true });
  await world.api().post('/queues/edit/resume', {});
  expect(await world.api().finished(body.id)).toMatchObject({ status: 'published' });
  expect((await world.api().post('/queues/nothing/pause', {})).status).toBe(404);
});

test('a queue is tried again as a whole: what failed is opened again in the record, too', async () => {
  const id = await poison('Once more');
  await world.addWorker();
  await waitFor('it has failed', async () => (await failedJobs())[0]?.retries === false);
  await heal(id);
  expect(await world.api().post('/queues/edit/retry', {})).toMatchObject({
    status: 202,
    body: { queue: 'edit', jobs: 1 },
  });
  expect(await world.api().finished(id)).toMatchObject({ status: 'published' });
  expect((await world.api().post('/queues/edit/retry', {})).body).toEqual({ queue: 'edit', jobs: 0 });
});

const hour = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const replay = (change: Record<string, unknown> = {}) =>
  world.api().post('/ops/replay', { from: hour(-1), to: hour(1), ...change });

test('EDIT8: a replay enqueues what a lost Redis forgot and opens what failed again; twice changes nothing more', async () => {
  const failed = await poison('Failed');
  await world.addWorker();
  await waitFor('it has failed', async () => (await failedJobs())[0]?.retries === false);
  await heal(failed);
  const { body: lost } = await world.api().post('/stories', { headline: 'Lost' });
  await world.api().finished(lost.id);
  await world.api().post('/queues/edit/pause', {});
  const { body: forgotten } = await world.api().post('/stories', { headline: 'Forgotten' });
  await (await queue.getJob(forgotten.id))?.remove();
  await world.api().post('/queues/edit/resume', {});
  expect((await replay({ to: hour(-0.5) })).body).toEqual({ reopened: 0, enqueued: 0 });
  expect((await replay({ failed: true })).body).toEqual({ reopened: 1, enqueued: 2 });
  for (const id of [failed, forgotten.id]) expect((await world.api().finished(id)).status).toBe('published');
  expect((await replay({ failed: true })).body).toEqual({ reopened: 0, enqueued: 0 });
  const { rows } = await world.db.query(`SELECT count(*) AS n FROM wire_events WHERE type = 'story.published'`);
  expect(rows[0].n).toBe(3);
});

test('a window that is none is refused by field and rule', async () => {
  const later = await replay({ to: hour(-2) });
  expect([later.status, later.body.errors[0].field]).toEqual([422, 'to']);
  const long = await replay({ from: hour(-24 * 40) });
  expect([long.status, long.body.errors[0].field]).toEqual([422, 'from']);
  expect((await replay({ from: 'yesterday' })).body.errors[0].field).toBe('from');
});

test('the overview tells of queues, members, the wire and the times of deliveries', async () => {
  await world.addWorker();
  const reader = await world.reader();
  await world.api().publish({ headline: 'Overview' });
  await reader.received(1);
  const seen = await waitFor('the delivery was reported', async () => {
    const now = await overview();
    return now.latency.counts.some((count) => count > 0) && now;
  });
  expect(seen.latency.counts).toHaveLength(seen.latency.bounds.length + 1);
  expect(seen.record).toMatchObject({ recordedSeq: 1, unnumbered: 0, open: 0, failed: 0 });
  expect(seen.streamSeq).toBe(1);
  expect(seen.queues?.[0]).toMatchObject({ name: 'edit', done: 1, waiting: 0 });
  expect(seen.members?.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['server alive', 'worker alive']);
});
