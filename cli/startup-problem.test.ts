import { expect, test } from 'vitest';
import { DatabaseFailure } from '../shared/node/db/database-failure.ts';
import { startupProblem } from './startup-problem.ts';

test('a port in use says which, and what to do', () => {
  const error = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', port: 3000 });
  expect(startupProblem(error)).toBe('port 3000 is in use by another program; set PORT to another one');
});

test('of several failed addresses the first is named', () => {
  const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED', address: '::1', port: 5432 });
  expect(startupProblem(new AggregateError([refused]))).toContain('nothing listens at ::1:5432');
});

test('an unknown error is shown in its own words', () => {
  expect(startupProblem(new TypeError('boom'))).toBe('boom');
  expect(startupProblem('text')).toBe('text');
});

test('when Postgres cannot be reached, the message says why', () => {
  const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED', address: '127.0.0.1', port: 5432 });
  expect(startupProblem(new DatabaseFailure('away', { cause: refused }))).toContain(
    'nothing listens at 127.0.0.1:5432',
  );
});
