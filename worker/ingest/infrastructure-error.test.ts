import { expect, test } from 'vitest';
import { isInfrastructureError } from './infrastructure-error.ts';

test.each([
  Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  Object.assign(new Error('terminating connection'), { code: '57P01' }),
  Object.assign(new Error('disk full'), { code: '53100' }),
  new Error('Connection terminated unexpectedly'),
  new Error('Client has encountered a connection error and is not queryable'),
  new Error("OOM command not allowed when used memory > 'maxmemory'."),
  new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]),
])('%s is not the fault of the story', (error) => {
  expect(isInfrastructureError(error)).toBe(true);
});

test.each([new TypeError('x is not a function'), Object.assign(new Error('bad value'), { code: '22P02' }), 'text'])(
  '%s is',
  (error) => {
    expect(isInfrastructureError(error)).toBe(false);
  },
);
