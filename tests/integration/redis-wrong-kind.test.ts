import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readEnv } from '../../shared/node/config/read-env.ts';
import { redisAccess } from '../../shared/node/config/redis-config.ts';
import { wrongKind } from '../../shared/node/redis/wrong-kind.ts';
import { newswire } from '../helpers/commands.ts';
import { type RedisCluster, startRedisCluster } from '../helpers/redis/redis-cluster.ts';
import { REDIS_PASSWORD } from '../helpers/redis/redis-process.ts';
import { type RedisSentinels, startRedisSentinels } from '../helpers/redis/redis-sentinel.ts';
import { temporaryFolder } from '../helpers/redis/temporary-folder.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let cluster: RedisCluster;
let group: RedisSentinels;
/** host:port of one of each kind. */
const at: Record<string, string> = {};
beforeAll(async () => {
  folder = await temporaryFolder('kinds');
  [cluster, group] = await Promise.all([
    startRedisCluster(folder.dir, { primaries: 1 }),
    startRedisSentinels(path.join(folder.dir, 'sentinel')),
  ]);
  const primary = await group.primary();
  Object.assign(at, {
    'a cluster node': `127.0.0.1:${cluster.nodes[0]?.port}`,
    'a Sentinel': `127.0.0.1:${group.sentinels[0]?.port}`,
    'a primary': `127.0.0.1:${primary.port}`,
    'a replica': `127.0.0.1:${group.nodes.find((node) => node !== primary)?.port}`,
  });
});
afterAll(async () => {
  await Promise.all([cluster?.close(), group?.close()]);
  await folder?.remove();
});

const PASSWORDS = { REDIS_SENTINEL_PASSWORD: 'sentinels' };

test.each([
  ['redis://PW@', 'a cluster node', '', 'points at a node of a Redis Cluster: use redis+cluster://WHERE'],
  ['redis+sentinel://PW@', 'a cluster node', '/x', 'points at a node of a Redis Cluster: use redis+cluster://WHERE'],
  [
    'redis+cluster://PW@',
    'a primary',
    '',
    'points at a single Redis and not at a node of a Redis Cluster: use redis://WHERE',
  ],
  ['redis+sentinel://PW@', 'a primary', '/x', 'points at a single Redis and not at a Sentinel: use redis://WHERE'],
  ['redis://:sentinels@', 'a Sentinel', '', 'points at a Sentinel: use redis+sentinel://WHERE/newswire-tests'],
  ['redis+cluster://:sentinels@', 'a Sentinel', '', 'points at a Sentinel: use redis+sentinel://WHERE/newswire-tests'],
  [
    'redis://PW@',
    'a replica',
    '',
    'points at a replica, which takes no writes: use redis://PRIMARY, or redis+sentinel:// to follow fail-overs',
  ],
  ['redis://PW@', 'a primary', '', undefined],
  ['redis+cluster://PW@', 'a cluster node', '', undefined],
  ['redis+sentinel://PW@', 'a Sentinel', '/newswire-tests', undefined],
])('%s at %s', async (beginning, what, end, expected) => {
  const where = String(at[what]);
  const url = `${beginning.replace('PW', `:${REDIS_PASSWORD}`)}${where}${end}`;
  const env = beginning.startsWith('redis+sentinel') ? PASSWORDS : {};
  const said = await wrongKind(redisAccess(readEnv({ REDIS_URL: url, ...env })));
  expect(said).toBe(
    expected && `REDIS_URL ${expected}`.replace('WHERE', where).replace('PRIMARY', String(at['a primary'])),
  );
});

test('nothing is wrong with an address at which nothing answers: it may come back', async () => {
  expect(await wrongKind(redisAccess(readEnv({ REDIS_URL: 'redis://127.0.0.1:9' })))).toBeUndefined();
});

test('server, worker, doctor and `npm start` say it in a line', async () => {
  const env = {
    ...process.env,
    PORT: '0',
    NEWSWIRE_DATA_DIR: folder.dir,
    DATABASE_URL: inject('databaseUrl'),
    REDIS_URL: `redis://:${REDIS_PASSWORD}@${at['a cluster node']}`,
  };
  const said = `REDIS_URL points at a node of a Redis Cluster: use redis+cluster://${at['a cluster node']}`;
  const [server, worker, up, doctor] = await Promise.all(
    ['server', 'worker', 'up', 'doctor'].map((it) => newswire([it], env)),
  );
  expect(server).toMatchObject({ code: 2, stderr: `The server could not start: ${said}.\n` });
  expect(worker).toMatchObject({ code: 2, stderr: `The worker could not start: ${said}.\n` });
  expect(up).toMatchObject({ code: 2, stderr: `${said}.\n` });
  expect(doctor?.stdout.split('\n').filter((line) => line.includes(said))).toHaveLength(1);
  expect(doctor?.code).toBe(1);
});
