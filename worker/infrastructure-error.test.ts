import { ReplyError } from 'ioredis';
import { expect, test } from 'vitest';
import { DatabaseFailure } from '../shared/node/db/database-failure.ts';
import { isInfrastructureError } from './infrastructure-error.ts';

test.each([
  Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  Object.assign(new Error('terminating connection'), { code: '57P01' }),
  Object.assign(new Error('disk full'), { code: '53100' }),
  new DatabaseFailure('away', { cause: new Error('timeout exceeded when trying to connect') }),
  new DatabaseFailure('busy'),
  new ReplyError("OOM command not allowed when used memory > 'maxmemory'."),
  new ReplyError('MOVED 6657 10.0.0.1:6379'),
  new Error('Connection is closed.'),
  new Error('Too many Cluster redirections. Last error: ReplyError: CLUSTERDOWN The cluster is down'),
  Object.assign(new Error('Reached the max retries'), { name: 'MaxRetriesPerRequestError' }),
  new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]),
])('%s is not the fault of the story', (error) => {
  expect(isInfrastructureError(error)).toBe(true);
});

test.each([
  new TypeError('x is not a function'),
  new Error('OOM'),
  new ReplyError('WRONGTYPE of a key'),
  Object.assign(new Error('bad value'), { code: '22P02' }),
  'text',
])('%s is', (error) => {
  expect(isInfrastructureError(error)).toBe(false);
});
