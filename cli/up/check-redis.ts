import type { RedisAccess } from '../../shared/node/config/redis-config.ts';
import { type RedisClient, reachRedis } from '../../shared/node/redis/connect.ts';
import { redisKeys } from '../../shared/node/redis/keys.ts';
import { wrongKind } from '../../shared/node/redis/wrong-kind.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { unusable } from './unusable.ts';

const PROGRAMS = [
  { name: 'Valkey', version: /^valkey_version:(\S+)/m, oldest: 7.2 },
  { name: 'Redis', version: /^redis_version:(\S+)/m, oldest: 6.2 },
];
const KEEP_MS = 5_000;

/** Checks the Redis in REDIS_URL; returns its name and version, throws the problem. */
export async function checkGivenRedis(access: RedisAccess, prefix: string): Promise<string> {
  const wrong = await wrongKind(access);
  if (wrong !== undefined) throw new CliError(EXIT.usage, `${wrong}.`);
  let redis: RedisClient | undefined;
  try {
    redis = await reachRedis(access);
    const version = supportedVersion(await redis.info('server'));
    await redis.set(redisKeys(prefix).startCheck, '1', 'PX', KEEP_MS);
    return access.address.kind === 'single' ? version : `${version} (${access.address.kind})`;
  } catch (error) {
    throw unusable('REDIS_URL', error);
  } finally {
    redis?.disconnect();
  }
}

function supportedVersion(info: string): string {
  for (const { name, version, oldest } of PROGRAMS) {
    const [, found] = version.exec(info) ?? [];
    if (found === undefined) continue;
    if (Number.parseFloat(found) < oldest) throw new Error(`${name} ${oldest} or newer is needed; it is ${found}`);
    return `${name} ${found}`;
  }
  // A managed service may not tell; whether it does all that is needed shows at work.
  return 'of an unknown version';
}
