import { expect, test } from 'vitest';
import { readEnv } from './read-env.ts';
import { redisAccess, redisProblems } from './redis-config.ts';

test('a password of any characters may stand beside the address, and not in both places', () => {
  const raw = readEnv({ REDIS_URL: 'redis://redis:6379', REDIS_PASSWORD: 'a/b@c#d%' });
  expect(redisAccess(raw).address.password).toBe('a/b@c#d%');
  const both = readEnv({ REDIS_URL: 'redis://:one@redis', REDIS_PASSWORD: 'two' });
  expect(redisProblems(both)).toEqual(['REDIS_PASSWORD is for a REDIS_URL without a password; this one has one']);
  expect(redisAccess(readEnv({ REDIS_URL: 'redis://:one@redis' })).address.password).toBe('one');
});
