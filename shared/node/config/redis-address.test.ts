import { expect, test } from 'vitest';
import { readRedisAddress } from './redis-address.ts';

const PLAIN = { tls: false, username: undefined, password: undefined, db: 0, name: undefined, family: 0 };

test.each([
  ['redis://localhost', { kind: 'single', nodes: [{ host: 'localhost', port: 6379 }] }],
  ['valkey://cache.example:7000', { kind: 'single', nodes: [{ host: 'cache.example', port: 7000 }] }],
  ['rediss://10.0.0.1/3', { kind: 'single', tls: true, db: 3 }],
  ['redis://[::1]:6380/', { nodes: [{ host: '::1', port: 6380 }] }],
  ['redis://:pass@h', { username: undefined, password: 'pass' }],
  ['redis://user:p%40ss%2Fword@h', { username: 'user', password: 'p@ss/word' }],
  ['redis://user:a@b@h', { username: 'user', password: 'a@b', nodes: [{ host: 'h', port: 6379 }] }],
  ['redis://h?family=6', { family: 6 }],
  [
    'redis+sentinel://u:p@a:26380,b,[::2]/main/2',
    {
      ...{ kind: 'sentinel', name: 'main', db: 2, username: 'u', password: 'p' },
      nodes: [
        { host: 'a', port: 26380 },
        { host: 'b', port: 26379 },
        { host: '::2', port: 26379 },
      ],
    },
  ],
  ['rediss+sentinel://a/main', { kind: 'sentinel', tls: true, name: 'main', db: 0 }],
  [
    'redis+cluster://a,b:7001, c',
    {
      kind: 'cluster',
      nodes: [
        { host: 'a', port: 6379 },
        { host: 'b', port: 7001 },
        { host: 'c', port: 6379 },
      ],
    },
  ],
  ['VALKEYS+CLUSTER://a/0', { kind: 'cluster', tls: true }],
])('%s', (text, expected) => {
  expect(readRedisAddress(text)).toMatchObject({ ...PLAIN, ...expected });
});

test.each([
  ['http://h', /^must be an address that begins with redis:\/\/, .*redis\+cluster:\/\//],
  ['redis:h', /begins with/],
  ['redis+sentinels://h/x', /begins with/],
  ['redis://', /^must name a host,/],
  ['redis://h:0', /^must name a host,/],
  ['redis://h:99999', /^must name a host,/],
  ['redis://::1', /^must name a host,/],
  ['redis+cluster://a,,b', /^must name hosts, separated by commas/],
  ['redis://a,b', /^must name one host/],
  ['redis://h/x', /^must end with nothing or a database number/],
  ['redis://h/1/2', /database number/],
  ['redis+cluster://h/1', /^must not end with a database number/],
  ['redis+sentinel://h', /^must end with the name/],
  ['redis+sentinel://h//0', /^must end with the name/],
  ['redis+sentinel://h/main/x', /database number/],
  ['redis://h?db=3', /^must have no options/],
  ['redis://h?family=5', /^must have no options/],
  ['redis://:secret/word@h', /percent-encoded/],
  ['redis://:secret#word@h', /percent-encoded/],
  ['redis://:secret%zz@h', /^must have % .*%25/],
])('%s is refused by a rule, and its password is not repeated', (text, problem) => {
  const found = readRedisAddress(text);
  expect(found).toEqual(expect.stringMatching(problem));
  expect(found).not.toContain('secret');
});
