import { expect, test } from 'vitest';
import { hostUrls, listedUrls, postgresProblem, wantsPrimary } from './postgres-url.ts';

test('a URL with several hosts gives one URL for each, with the same rest', () => {
  expect(hostUrls('postgres://u:p%40x@a:5433,b,[::1]:5434/db?sslmode=verify-full')).toEqual([
    'postgres://u:p%40x@a:5433/db?sslmode=verify-full',
    'postgres://u:p%40x@b/db?sslmode=verify-full',
    'postgres://u:p%40x@[::1]:5434/db?sslmode=verify-full',
  ]);
  expect(hostUrls('postgres:///db?host=/run/postgresql')).toEqual(['postgres:///db?host=/run/postgresql']);
});

test('a list may be separated by commas, spaces or lines, and hold URLs with several hosts', () => {
  expect(listedUrls('postgres://a/x, postgresql://b,c/y\npostgres://d/z')).toEqual([
    'postgres://a/x',
    'postgresql://b/y',
    'postgresql://c/y',
    'postgres://d/z',
  ]);
  expect(listedUrls(undefined)).toEqual([]);
});

test('of several hosts the one that takes writes is wanted, of one host only if the URL says so', () => {
  expect(wantsPrimary('postgres://a/x')).toBe(false);
  expect(wantsPrimary('postgres://a,b/x')).toBe(true);
  expect(wantsPrimary('postgres://a/x?target_session_attrs=read-write')).toBe(true);
  expect(wantsPrimary('postgres://a,b/x?target_session_attrs=any')).toBe(false);
});

test.each([
  ['mysql://a/x', false, /must be an address that begins with postgres/],
  ['postgres://a:x/y', false, /must be an address/],
  ['postgres://a,b:99999/y', false, /must be an address/],
  ['a,b', true, /must be addresses that begin with postgres/],
  ['postgres://a/x,mysql://b/x', true, /must be addresses/],
  ['postgres://a/x?target_session_attrs=standby', false, /target_session_attrs of any, read-write, primary/],
])('%s is refused with the rule', (value, isList, problem) => {
  expect(postgresProblem(value, isList)).toMatch(problem);
});

test.each([
  ['postgres://a/x', false],
  ['postgres://a:1,b:2/x?target_session_attrs=read-write', false],
  ['postgres://a/x postgres://b/x', true],
])('%s is accepted', (value, isList) => {
  expect(postgresProblem(value, isList)).toBeUndefined();
});
