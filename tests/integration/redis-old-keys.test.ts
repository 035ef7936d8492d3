import { Queue } from 'bullmq';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDeliveries, readDeliveries } from '../../server/live/delivery-counts.ts';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import { openWebhookQueue, WEBHOOK_QUEUE } from '../../shared/node/queue/webhook-queue.ts';
import { adoptOldKeys, retireOldKeys } from '../../shared/node/redis/adopt-old-keys.ts';
import { streamTop } from '../../shared/node/redis/wire-stream.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let prefix: string;
beforeAll(async () => {
  world = await openWorld({ workers: 0 });
  ({ prefix } = world.config.redis);
});
afterAll(() => world.close());

const oldKeys = (): Promise<string[]> => world.redis.keys(`{${prefix}}:*`);

async function stop(): Promise<void> {
  await Promise.all([...world.workers.splice(0), ...world.servers.splice(0)].map((each) => each.close()));
}

/** Gives every key the name that it had up to version 0.1. */
async function goBack(): Promise<number> {
  const beginning = `${prefix}:{`;
  const keys = await world.redis.keys(`${beginning}*`);
  await world.redis.del(world.keys.layout);
  for (const key of keys.filter((it) => it !== world.keys.layout)) {
    await world.redis.rename(key, `{${prefix}}:${key.slice(key.indexOf('}:') + 2)}`);
  }
  return keys.length;
}

test('an upgrade keeps jobs, embargoes, pauses, redeliveries, counts and the stream, and leaves no old key', async () => {
  const api = world.api();
  await world.addWorker();
  await api.publish({ headline: 'Before the upgrade' });
  await Promise.all(world.workers.splice(0).map((worker) => worker.close()));
  const { wireId } = await readWireState(world.db);
  await addDeliveries(world.redis, world.keys, wireId, new Map([[1, { readers: 41, at: 1_700_000_000_000 }]]));
  await api.post('/queues/webhooks/pause', {});
  const webhooks = openWebhookQueue(world.redis, world.keys);
  await webhooks.redeliver('00000000-0000-7000-8000-000000000000', [1, 2, 3]);
  await webhooks.close();
  const waiting = (await api.post('/stories', { headline: 'Waits for the upgrade' })).body;
  const later = (await api.post('/stories', { headline: 'Later', embargoUntil: new Date(Date.now() + 3_600_000) }))
    .body;
  await stop();
  const delivered = await readDeliveries(world.redis, world.keys, wireId, 1);
  const old = await goBack();
  expect(old).toBeGreaterThan(10);
  expect(await streamTop(world.redis, world.keys.wire(wireId))).toBe(0);

  await world.addServer();
  await world.addWorker();
  // Nobody is alive under an old key.
  expect(await waitFor('no old key is left', async () => (await oldKeys()).length === 0)).toBe(true);
  expect(delivered.readers).toBeGreaterThanOrEqual(41);
  expect(await readDeliveries(world.redis, world.keys, wireId, 1)).toEqual(delivered);
  expect(await streamTop(world.redis, world.keys.wire(wireId))).toBeGreaterThanOrEqual(1);
  expect(await world.api().finished(waiting.id)).toMatchObject({ status: 'published' });
  const queues = (await world.api().get('/queues')).body.queues as { name: string; delayed: number; paused: boolean }[];
  expect(queues).toContainEqual(expect.objectContaining({ name: 'edit', delayed: 1 }));
  expect(queues).toContainEqual(expect.objectContaining({ name: 'webhooks', paused: true, waiting: 3 }));
  expect((await world.api().get(`/submissions/${later.id}`)).body.status).toBe('queued');
  const prefixOfQueue = world.keys.queuePrefix(WEBHOOK_QUEUE);
  const queue = new Queue(WEBHOOK_QUEUE, { connection: world.redis, prefix: prefixOfQueue });
  expect((await queue.getJobs('prioritized')).map(({ data }) => data.seq).sort()).toEqual([1, 2, 3]);
  await queue.close();
});

test('what processes of the old version write beside the new one goes when the last of them has ended', async () => {
  await world.redis.set(world.keys.layout, 'adopted');
  await world.redis.set(`{${prefix}}:alive:old`, '1', 'PX', 1_500);
  await world.redis.hset(`{${prefix}}:queue:edit:42`, 'data', '{}');
  expect(await retireOldKeys(world.redis, prefix)).toBe(false);
  expect(await oldKeys()).toHaveLength(2);
  await waitFor('the old process is gone', () => retireOldKeys(world.redis, prefix));
  expect(await oldKeys()).toEqual([]);
  expect(await world.redis.get(world.keys.layout)).toBe('clean');
});

test('jobs that an old process adds beside the new version stay whole where they are, and are not taken for ours', async () => {
  const old = `{${prefix}}:queue:edit:`;
  await world.redis.del(world.keys.layout);
  await world.redis.hset(`${old}77`, 'data', '{}');
  await world.redis.lpush(`${old}wait`, '77');
  await world.redis.hset(`${old}meta`, 'version', 'old');
  await adoptOldKeys(world.config.redis, world.log);
  expect(await world.redis.lrange(`${old}wait`, 0, -1)).toEqual(['77']);
  expect(await world.redis.exists(`${old}77`)).toBe(1);
  expect(await world.redis.exists(`${world.keys.queuePrefix('edit')}:edit:77`)).toBe(0);
  expect(await retireOldKeys(world.redis, prefix)).toBe(true);
  expect(await world.redis.exists(`${old}77`)).toBe(0);
});

test('after a return to the old version, the next start looks again', async () => {
  expect(await world.redis.get(world.keys.layout)).toBe('clean');
  await world.redis.hset(`{${prefix}}:members`, 'x', '{}');
  await world.redis.set(`{${prefix}}:page:back.example`, '1', 'PX', 60_000);
  await adoptOldKeys(world.config.redis, world.log);
  expect(await world.redis.exists(world.keys.page('back.example'))).toBe(1);
  expect(await retireOldKeys(world.redis, prefix)).toBe(true);
  expect(await oldKeys()).toEqual([]);
});
