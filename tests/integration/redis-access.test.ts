import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readEnv } from '../../shared/node/config/read-env.ts';
import { redisAccess } from '../../shared/node/config/redis-config.ts';
import { reachRedis } from '../../shared/node/redis/connect.ts';
import { REDIS_PASSWORD, type RedisProcess, startRedisProcess, TLS } from '../helpers/redis/redis-process.ts';
import { temporaryFolder } from '../helpers/redis/temporary-folder.ts';
import { openWorld } from '../helpers/world.ts';

const OPERATIONS = path.join(import.meta.dirname, '../../docs/operations.md');
const TLS_ENV = { REDIS_TLS_CA_FILE: TLS.ca, REDIS_TLS_CERT_FILE: TLS.cert, REDIS_TLS_KEY_FILE: TLS.key };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let secure: RedisProcess;
let plain: RedisProcess;
beforeAll(async () => {
  folder = await temporaryFolder('access');
  secure = await startRedisProcess({ name: 'tls', dir: folder.dir, settings: [], isTls: true });
  plain = await startRedisProcess({ name: 'acl', dir: folder.dir, settings: [] });
});
afterAll(async () => {
  await Promise.all([secure, plain].map((redis) => redis?.close()));
  await folder?.remove();
});

/** Publishes, corrects and reads what a server and a worker need Redis for. */
async function useAll(redisUrl: string, env: Record<string, string>): Promise<void> {
  const services = { DATABASE_URL: inject('databaseUrl'), REDIS_URL: redisUrl };
  const world = await openWorld({ env: { NEWSWIRE_CANARY: '1', ...env } }, services);
  try {
    const reader = await world.reader();
    const api = world.api();
    await api.publish({ headline: 'By a guarded Redis', externalId: 'guarded' });
    await api.publish({ headline: 'By a guarded Redis, corrected', externalId: 'guarded' });
    await reader.received(2);
    for (const act of ['pause', 'resume', 'retry', 'drain']) {
      expect((await api.post(`/queues/edit/${act}`, {})).status).toBeLessThan(300);
    }
    const { body } = await api.get('/queues');
    expect(body.queues.map(({ paused }: { paused: boolean }) => paused)).not.toContain(true);
    expect((await fetch(`${world.url()}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${world.url()}/metrics`)).text()).toContain('newswire_source_up{source="redis"} 1');
  } finally {
    await world.close();
  }
}

test('over TLS, with a CA of its own and a certificate of the client', async () => {
  const url = `rediss://:${REDIS_PASSWORD}@127.0.0.1:${secure.port}`;
  await useAll(url, TLS_ENV);
  const withoutCa = redisAccess(readEnv({ REDIS_URL: url }));
  await expect(reachRedis(withoutCa)).rejects.toThrow(/certificate/);
});

test('as a user who may do no more than docs/operations.md says', async () => {
  const [, rule = ''] = /^ACL SETUSER newswire (.+)$/m.exec(readFileSync(OPERATIONS, 'utf8')) ?? [];
  expect(rule).toContain('~newswire:*');
  const words = rule.replace('>PASSWORD', '>a-password').replace('~newswire:*', '~t*').split(' ');
  await plain.redis.call('ACL', 'SETUSER', 'newswire', ...words);
  await plain.redis.call('ACL', 'LOG', 'RESET');
  await useAll(`redis://newswire:a-password@127.0.0.1:${plain.port}`, {});
  const refused = (await plain.redis.call('ACL', 'LOG')) as string[][];
  const objects = refused.map((entry) => entry[entry.indexOf('object') + 1] ?? '');
  // The keys of older versions, which the user may do without.
  expect(objects.filter((key) => !/^\{t\w+\}:/.test(key))).toEqual([]);
});
