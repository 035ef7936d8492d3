import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openAllQueues } from '../../shared/node/queue/all-queues.ts';
import { openEditQueue } from '../../shared/node/queue/edit-queue.ts';
import { QUEUE_PRIORITY } from '../../shared/node/queue/queue-priority.ts';
import { sweepOpenSubmissions } from '../../worker/maintenance/sweep.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const MOST = 300;

let world: World;
let flooder: Awaited<ReturnType<World['publisher']>>;
let calm: Awaited<ReturnType<World['publisher']>>;
beforeAll(async () => {
  world = await openWorld({ env: { NEWSWIRE_BACKLOG: String(MOST) } });
  [flooder, calm] = [await world.publisher('Flooder'), await world.publisher('Calm')];
});
afterAll(() => world.close());

const control = async (act: 'pause' | 'resume'): Promise<void> => {
  expect((await world.api().post(`/queues/edit/${act}`, {})).status).toBe(200);
};
const pause = () => control('pause');
const resume = () => control('resume');
beforeEach(pause);

function stories(name: string, count: number, more: Record<string, unknown> = {}) {
  return Array.from({ length: count }, (_, index) => ({ headline: `${name} ${index + 1}`, ...more }));
}

/** The order in which these headlines came to a reader. */
async function releasedInOrder(reader: Awaited<ReturnType<World['reader']>>, count: number): Promise<string[]> {
  const events = await reader.received(count);
  return events.map((event) => ('story' in event && event.story ? (event.story as { headline: string }).headline : ''));
}

test('INTAKE7 a publisher with too many waiting is refused, alone, until some were edited; a retraction is taken', async () => {
  await resume();
  const { storyId } = await flooder.api.publish({ headline: 'To be retracted' });
  await pause();
  const reader = await world.reader();
  expect((await flooder.api.post('/stories', stories('Flood', MOST))).status).toBe(202);
  const refused = await flooder.api.post('/stories', { headline: 'One too many' });
  expect([refused.status, refused.body.code]).toEqual([429, 'backlog_full']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await flooder.api.patch(`/stories/${storyId}`, { headline: 'Changed' })).status).toBe(429);
  expect((await flooder.api.delete(`/stories/${storyId}`, { reason: 'It was wrong.' })).status).toBe(202);
  expect((await calm.api.post('/stories', { headline: 'From somebody else' })).status).toBe(202);
  const metrics = await (await fetch(`${world.url()}/metrics`)).text();
  expect(metrics).toMatch(/^newswire_backlog_full_total 2$/m);

  await resume();
  const seen = await releasedInOrder(reader, MOST + 2);
  expect(new Set(seen.filter((headline) => headline.startsWith('Flood'))).size).toBe(MOST);
  expect(seen).not.toContain('One too many');
  await waitFor('the publisher may go on', async () => {
    const { status } = await flooder.api.post('/stories', { headline: 'After the flood' });
    return status === 202;
  });
  await reader.received(MOST + 3);
});

test('INTAKE8 a flood waits behind who does not flood, and flash goes before all of it', async () => {
  const reader = await world.reader();
  await flooder.api.post('/stories', stories('Torrent', 280));
  await flooder.api.post('/stories', { headline: 'Flash of the flooder', priority: 'flash' });
  await calm.api.post('/stories', { headline: 'Routine of the calm' });
  await calm.api.post('/stories', { headline: 'Flash of the calm', priority: 'flash' });
  await resume();
  const seen = await releasedInOrder(reader, 283);
  // A worker has some dozen jobs active, which end in any order.
  expect(seen.indexOf('Flash of the calm')).toBeLessThan(100);
  expect(seen.indexOf('Flash of the flooder')).toBeLessThan(100);
  expect(seen.indexOf('Routine of the calm')).toBeLessThan(160);
});

test('what stepped back comes forward once it has waited for long', async () => {
  const [, , last] = await Promise.all([
    flooder.api.post('/stories', stories('Patient', 250)),
    calm.api.post('/stories', { headline: 'Not late' }),
    world.reader(),
  ]);
  const queue = openEditQueue(world.redis, world.keys);
  const allQueues = openAllQueues(world.redis, world.keys);
  const priorities = async (): Promise<number[]> =>
    (await allQueues.queues.edit.getJobs(['prioritized'])).map((job) => job.priority).sort((a, b) => a - b);
  expect((await priorities()).at(-1)).toBeGreaterThan(QUEUE_PRIORITY.routine);
  await world.db.query(`UPDATE submissions SET received_at = now() - interval '2 minutes' WHERE status = 'queued'`);
  const late = (): Promise<number> =>
    priorities().then((all) => all.filter((it) => it > QUEUE_PRIORITY.routine).length);
  const before = await late();
  for (let times = 0; times < 3; times += 1) await sweepOpenSubmissions(world.db, queue, { everyMs: 0 });
  expect(await late()).toBeLessThan(before);
  await resume();
  await last.received(251);
  await Promise.all([queue.close(), allQueues.close()]);
});

test('INTAKE4 a request that is sent again gets its answer while too many wait, and is counted once', async () => {
  const { api } = await world.publisher('Repeating');
  const headers = { 'Idempotency-Key': 'again' };
  const accepted = async (): Promise<number> => {
    const metrics = await (await fetch(`${world.url()}/metrics`)).text();
    return Number(/^newswire_submissions_total\{outcome="accepted"\} (\d+)$/m.exec(metrics)?.[1]);
  };
  const first = await api.post('/stories', stories('Repeated', MOST), headers);
  expect([first.status, first.headers.get('idempotent-replayed')]).toEqual([202, null]);
  await waitFor('the publisher has too many waiting', async () => {
    return (await api.post('/stories', { headline: 'One too many' })).status === 429;
  });
  const before = await accepted();
  const again = await api.post('/stories', stories('Repeated', MOST), headers);
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([202, 'true']);
  expect(again.body).toEqual(first.body);
  expect(await accepted()).toBe(before);
  expect((await api.post('/stories', { headline: 'Another' }, headers)).body.code).toBe('idempotency_key_reused');
  expect((await api.post('/stories', { headline: 'New' }, { 'Idempotency-Key': 'new' })).status).toBe(429);
  await resume();
});
