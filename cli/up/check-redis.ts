import { Redis } from 'ioredis';
import { CONNECT_MS, unusable } from './unusable.ts';

const PROGRAMS = [
  { name: 'Valkey', version: /^valkey_version:(\S+)/m, oldest: 7.2 },
  { name: 'Redis', version: /^redis_version:(\S+)/m, oldest: 6.2 },
];

/** Checks the Redis in REDIS_URL; returns its name and version, throws the problem. */
export async function checkGivenRedis(url: string, prefix: string): Promise<string> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  let failure: Error | undefined;
  // The first error causes the following ones.
  redis.on('error', (error) => {
    failure ??= error;
  });
  try {
    await redis.connect();
    const info = await redis.info('server');
    if (/^redis_mode:cluster/m.test(info)) throw new Error('it is a cluster node; Newswire needs a standalone server');
    const version = supportedVersion(info);
    await redis.set(`${prefix}:start-check`, '1', 'PX', CONNECT_MS);
    return version;
  } catch (error) {
    throw unusable('REDIS_URL', failure ?? error);
  } finally {
    redis.disconnect();
  }
}

function supportedVersion(info: string): string {
  for (const { name, version, oldest } of PROGRAMS) {
    const [, found] = version.exec(info) ?? [];
    if (found === undefined) continue;
    if (Number.parseFloat(found) < oldest) throw new Error(`${name} ${oldest} or newer is needed; it is ${found}`);
    return `${name} ${found}`;
  }
  throw new Error('the server is neither Redis nor Valkey');
}
