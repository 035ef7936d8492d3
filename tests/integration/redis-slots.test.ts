import { Redis } from 'ioredis';
import { afterEach, expect, inject, test, vi } from 'vitest';
import { oldKeysOf, redisKeys } from '../../shared/node/redis/keys.ts';
import { slotOf } from '../helpers/redis/slot-of.ts';
import { watchCommands } from '../helpers/redis/watch-commands.ts';
import { openWorld, type World } from '../helpers/world.ts';

const SLOTS_OF_A_NODE = 16_384 / 3;

afterEach(() => void vi.restoreAllMocks());

/** Whatever servers and workers do in Redis, apart from fetching pages. */
async function useAll(world: World): Promise<void> {
  const reader = await world.reader();
  const api = world.api();
  await api.publish({ headline: 'One of many', externalId: 'one', topics: ['Slots'] });
  await api.publish({ headline: 'One of many, corrected', externalId: 'one', topics: ['Slots'] });
  await api.publish({ headline: 'Long', body: `<p>${'A long text. '.repeat(12_000)}</p>` });
  const { body } = await api.post('/stories', { headline: 'Later', embargoUntil: new Date(Date.now() + 1_500) });
  await api.finished(body.id);
  for (const act of ['pause', 'resume', 'retry', 'drain']) await api.post(`/queues/edit/${act}`, {});
  await api.get('/submissions');
  await fetch(`${world.url()}/metrics`);
  await reader.received(4);
}

/** What every key begins with: the name of the first thing in it. */
const groupOf = (key: string): string =>
  key
    .split('}:')[1]
    ?.split(':')
    .slice(0, key.includes('{queue:') ? 2 : 1)
    .join(':') ?? key;

test('what one command, script, transaction or pipeline touches is in one slot, and all keys are in the pattern', async () => {
  const world = await openWorld({ servers: 0, workers: 0, env: { NEWSWIRE_CANARY: '1' } });
  const { prefix } = world.config.redis;
  await skipAdoption(prefix);
  const pipelines = notePipelines();
  const watch = await watchCommands(inject('redisUrl'), `${prefix}`);
  try {
    await world.addServer();
    await world.addWorker();
    await useAll(world);
  } finally {
    await world.close();
  }
  const touched = [...(await watch.stop()), ...pipelines()];
  // Whoever looks for old keys, or for ours, names a pattern.
  const commands = touched.filter(({ what }) => what !== 'scan');
  const wrong = commands.filter(({ keys }) => new Set(keys.map(slotOf)).size > 1);
  expect(wrong).toEqual([]);
  const keys = [...new Set(commands.flatMap((command) => command.keys))];
  // The one old key that tells whether an older version has run.
  expect(keys.filter((key) => !key.startsWith(`${prefix}:{`))).toEqual([`${oldKeysOf(prefix)}members`]);
  const groups = new Set(keys.map(groupOf));
  for (const group of [
    'wire',
    'delivered',
    'limit',
    'audiences',
    'audience',
    'members',
    'alive',
    'canary-turn',
    'trending',
    'layout',
  ]) {
    expect(groups).toContain(group);
  }
  const queues = ['edit', 'edit-long', 'feeds', 'full-text', 'push', 'alerts', 'webhooks', 'reach'];
  for (const queue of queues) expect(groups).toContain(`queue:${queue}`);
  const nodes = queues.map((queue) => Math.floor(slotOf(world.keys.queuePrefix(queue)) / SLOTS_OF_A_NODE));
  expect(new Set(nodes).size).toBe(3);
});

/** The keys of an older version are renamed across slots, which never happens on a cluster. */
async function skipAdoption(prefix: string): Promise<void> {
  const redis = new Redis(inject('redisUrl'));
  await redis.set(redisKeys(prefix).layout, 'clean');
  redis.disconnect();
}

/** ioredis sends a pipeline's commands with the same stream, which a cluster's client needs to be of one node. */
function notePipelines(): () => { what: string; keys: string[] }[] {
  const found = new Map<unknown, string[]>();
  const send = Redis.prototype.sendCommand;
  vi.spyOn(Redis.prototype, 'sendCommand').mockImplementation(function (this: Redis, command, stream) {
    const isPipeline = stream !== undefined && 'isPipeline' in stream;
    if (isPipeline) found.set(stream, [...(found.get(stream) ?? []), ...command.getKeys().map(String)]);
    return send.call(this, command, stream);
  });
  return () => [...found.values()].map((keys) => ({ what: 'pipeline', keys }));
}
