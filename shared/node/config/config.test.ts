import { expect, test } from 'vitest';
import { loadConfig } from './config.ts';
import { ConfigError, readEnv } from './read-env.ts';

const GOOD = { DATABASE_URL: 'postgres://localhost/x', REDIS_URL: 'redis://localhost' };

test('defaults are filled in', () => {
  expect(loadConfig(GOOD)).toMatchObject({
    http: { port: 3000, host: undefined, trustProxy: 0, keepAliveMs: 65_000 },
    database: { schema: 'newswire' },
    redis: { prefix: 'newswire' },
    worker: { sweepMs: 15_000 },
  });
});

test('all problems are reported together, by name and never by value', () => {
  const bad = { PORT: 'eighty', LOG_LEVEL: 'loud', REDIS_URL: 'secret-without-scheme' };
  const error = capture(() => readEnv(bad));
  expect(error.problems).toHaveLength(3);
  expect(error.message).toMatch(/PORT must be a whole number from 0 to 65535/);
  expect(error.message).not.toContain('secret-without-scheme');
});

test('what a service cannot do without is reported together', () => {
  expect(capture(() => loadConfig({ NEWSWIRE_ADMIN_KEY: 'short' })).problems).toHaveLength(3);
});

test('an admin key that can be guessed is refused, by name and with a command for a better one', () => {
  for (const key of [
    'password',
    'nineteen-characters',
    '012345601234560123456',
    'passwordpasswordpassword',
    'twenty characters or so',
  ]) {
    const { problems } = capture(() => loadConfig({ ...GOOD, NEWSWIRE_ADMIN_KEY: key }));
    expect([key, problems]).toEqual([key, [expect.stringMatching(/^NEWSWIRE_ADMIN_KEY must be .*openssl rand/)]]);
    expect(problems.join()).not.toContain(key);
  }
  const good = 'c2VjcmV0LWtleS1vZi1hbg==';
  expect(loadConfig({ ...GOOD, NEWSWIRE_ADMIN_KEY: good }).adminKey).toBe(good);
});

test('an empty variable counts as not set', () => {
  expect(loadConfig({ ...GOOD, PORT: ' ', HOST: '' }).http).toMatchObject({ port: 3000, host: undefined });
});

test('origins that may embed are taken as browsers write them, and nothing else is', () => {
  const load = (NEWSWIRE_EMBED_ORIGINS: string) => loadConfig({ ...GOOD, NEWSWIRE_EMBED_ORIGINS }).embedOrigins;
  expect(load('')).toEqual([]);
  expect(load('*')).toEqual(['*']);
  expect(load('https://a.example, http://b.example:8080')).toEqual(['https://a.example', 'http://b.example:8080']);
  for (const wrong of [
    'a.example',
    'https://a.example/',
    'https://a.example/news',
    'ftp://a.example',
    '*,https://a.b',
  ]) {
    const { problems } = capture(() => load(wrong));
    expect(problems).toEqual([expect.stringContaining('NEWSWIRE_EMBED_ORIGINS must be * or origins')]);
  }
});

test('PUSH13 there is a subject only where push services could reach one', () => {
  const subjectOf = (env: NodeJS.ProcessEnv) => loadConfig({ ...GOOD, ...env }).push.subject;
  expect(subjectOf({})).toBeUndefined();
  expect(subjectOf({ NEWSWIRE_PUBLIC_URL: 'http://news.example' })).toBeUndefined();
  expect(subjectOf({ NEWSWIRE_PUBLIC_URL: 'https://localhost' })).toBeUndefined();
  expect(subjectOf({ NEWSWIRE_PUBLIC_URL: 'https://192.168.1.5' })).toBeUndefined();
  expect(subjectOf({ NEWSWIRE_PUBLIC_URL: 'https://news.example' })).toBe('https://news.example');
  expect(subjectOf({ NEWSWIRE_PUSH_SUBJECT: 'mailto:desk@news.example' })).toBe('mailto:desk@news.example');
  for (const wrong of ['mailto:newswire@localhost', 'http://news.example', 'mailto:x']) {
    expect(capture(() => subjectOf({ NEWSWIRE_PUSH_SUBJECT: wrong })).problems).toHaveLength(1);
  }
});

test('each kind of receiver has networks of its own', () => {
  const { feeds, webhooks, push } = loadConfig({
    ...GOOD,
    NEWSWIRE_ALLOW_NETWORKS: '10.0.0.0/8',
    NEWSWIRE_WEBHOOK_NETWORKS: '10.1.0.0/16',
    NEWSWIRE_PUSH_HOSTS: 'https://push.example.org:8443',
    NEWSWIRE_PUSH_NETWORKS: '10.2.0.0/16',
  });
  expect([feeds, webhooks].map(({ allowNetworks }) => allowNetworks)).toEqual([['10.0.0.0/8'], ['10.1.0.0/16']]);
  expect(push).toMatchObject({ hosts: ['https://push.example.org:8443'], networks: ['10.2.0.0/16'] });
  const { problems } = capture(() => loadConfig({ ...GOOD, NEWSWIRE_PUSH_HOSTS: 'push.example.org:8443' }));
  expect(problems).toEqual([expect.stringContaining('NEWSWIRE_PUSH_HOSTS must be hosts')]);
});

function capture(work: () => unknown): ConfigError {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
