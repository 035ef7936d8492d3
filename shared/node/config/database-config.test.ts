import { expect, test } from 'vitest';
import { loadConfig } from './config.ts';
import { connectionsOfServer } from './database-config.ts';

const GOOD = { DATABASE_URL: 'postgres://a/x', REDIS_URL: 'redis://localhost' };

test('one number gives a server and a worker all their pools, and no connection more', () => {
  for (const connections of [5, 6, 23, 30, 101, 2_000]) {
    const { database } = loadConfig({ ...GOOD, DATABASE_CONNECTIONS: String(connections) });
    expect(connectionsOfServer(database)).toBe(connections);
    expect(database.workerPoolSize).toBe(connections);
    for (const size of [database.poolSize, database.readPoolSize, database.catchUpPoolSize])
      expect(size).toBeGreaterThan(0);
  }
});

test('the sizes of pools win over their shares, and are as before without the one number', () => {
  const { database } = loadConfig({ ...GOOD, DATABASE_CONNECTIONS: '30', NEWSWIRE_READ_POOL_SIZE: '3' });
  expect(database).toMatchObject({ poolSize: 13, readPoolSize: 3, catchUpPoolSize: 2, workerPoolSize: 30 });
  expect(loadConfig(GOOD).database).toMatchObject({
    ...{ poolSize: 10, readPoolSize: 10, catchUpPoolSize: 2, workerPoolSize: 10 },
    ...{ replicaUrls: [], pooler: 'none', directUrl: 'postgres://a/x' },
  });
});

test('the primary alone is no replica; among several hosts it may be', () => {
  const load = (DATABASE_URL: string, DATABASE_READ_URL: string) => () =>
    loadConfig({ ...GOOD, DATABASE_URL, DATABASE_READ_URL });
  expect(load('postgres://a/x', 'postgres://a/x')).toThrow(/DATABASE_READ_URL must name replicas/);
  expect(load('postgres://a,b/x', 'postgres://a,b/x')().database.replicaUrls).toHaveLength(2);
});
