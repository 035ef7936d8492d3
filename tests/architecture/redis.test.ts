import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const code = sourceFiles().filter(({ path }) => !/^tests\/|\.test\.tsx?$/.test(path));

test('one place opens connections to Redis, whichever kind it is', () => {
  const opening = code.filter(({ text }) => /new (Redis|Cluster)\(/.test(text)).map(({ path }) => path);
  expect(opening).toEqual(['shared/node/redis/connect.ts']);
});

test('nothing needs what managed services forbid', () => {
  const forbidden =
    /\.(config|keys|monitor|debug|psubscribe|subscribe|flushall|flushdb)\(['"`]|redis\.keys\(|notify-keyspace/;
  const ofRedis = code.filter(({ path }) => /redis|queue|wire|live|limits/.test(path));
  expect(ofRedis.length).toBeGreaterThan(50);
  expect(ofRedis.filter(({ text }) => forbidden.test(text)).map(({ path }) => path)).toEqual([]);
});
