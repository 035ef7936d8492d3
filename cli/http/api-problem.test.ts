import { expect, test } from 'vitest';
import { ApiProblem, describeProblem, readProblem } from './api-problem.ts';

test('each field is described on a line of its own', () => {
  const errors = [
    { field: 'headline', rule: 'required', detail: 'is required' },
    { field: '', rule: 'unrecognized_keys', detail: 'has an unknown field' },
  ];
  expect(describeProblem({ status: 422, errors })).toEqual(['headline: is required', 'has an unknown field']);
});

test('a problem without fields is described by its detail and code', () => {
  expect(describeProblem({ status: 404, code: 'not_found', detail: 'No such story' })).toEqual([
    'No such story (not_found)',
  ]);
});

test('text from the server cannot steer the terminal', () => {
  expect(describeProblem({ status: 400, detail: 'a\u001b[2Jb' })).toEqual(['a [2Jb']);
});

test('a proxy’s page is described by its status', async () => {
  const problem = await readProblem(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  expect(problem.message).toBe('the server answered 502');
  expect(problem.exitCode).toBe(3);
});

test('key problems end with 4, other refusals with 1', () => {
  expect(new ApiProblem({ status: 403, code: 'scope_missing' }).exitCode).toBe(4);
  expect(new ApiProblem({ status: 403, code: 'not_your_story' }).exitCode).toBe(1);
});
