import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPERATIONS } from '../../server/http/reference/openapi.ts';
import { signInToOps } from '../helpers/operator.ts';
import { openWorld, type World } from '../helpers/world.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const ID = '018f0000-0000-7000-8000-000000000000';

let world: World;
let publish: string;
beforeAll(async () => {
  world = await openWorld({ servers: 2, env: { NEWSWIRE_METRICS: 'key' } });
  publish = (await world.publisher('Publisher')).key;
});
afterAll(() => world.close());

/** Every call that is for operators; that all routes are among the operations is another test's to say. */
function apiRoutes(): [method: string, path: string][] {
  return OPERATIONS.filter(({ path: route }) => /^\/((ops|queues|admin)\b|people$)/.test(route)).map(
    ({ method, path: route }) => [method.toUpperCase(), `/api/v1${route.replace(':queue', 'edit').replace(':id', ID)}`],
  );
}

/** The addresses of the scripts of an operators' page. */
function scriptsOf(page: string): string[] {
  const assets = path.join(ROOT, 'dist', page, 'assets');
  const files = existsSync(assets) ? readdirSync(assets) : [];
  return files.filter((file) => file.endsWith('.js')).map((file) => `/${page}/assets/${file}`);
}

function allAddresses(): [method: string, path: string][] {
  const scripts = ['ops', 'admin'].flatMap(scriptsOf);
  expect(scripts.length, 'the pages are built').toBeGreaterThan(2);
  const pages = [
    '/ops',
    '/ops/',
    '/ops/index.html',
    '/ops/queues',
    '/ops/queues/',
    '/ops/queues/api/queues',
    '/metrics',
    '/admin',
    '/admin/',
    '/admin/index.html',
  ];
  return [
    ...apiRoutes(),
    ...[...pages, ...scripts].map((page): [string, string] => ['GET', page]),
    ['PUT', `/ops/queues/api/queues/edit/pause`],
    ['GET', '/ops/queues/static/../api/queues'],
  ];
}

async function ask(method: string, address: string, headers: Record<string, string>): Promise<[number, string]> {
  const answer = await fetch(world.url() + address, { method, headers, redirect: 'manual' });
  return [answer.status, await answer.text()];
}

test('without a key, with a wrong one and with too small a scope nothing of ops can be reached', async () => {
  expect(apiRoutes().length).toBeGreaterThanOrEqual(10);
  const callers: [name: string, headers: Record<string, string>, status: number][] = [
    ['nobody', {}, 401],
    ['a wrong key', { Authorization: 'Bearer wrong' }, 401],
    ['a forged session', { Cookie: `newswire_ops=s%3A${ID}.9999999999999.forged` }, 401],
    ['an unsigned session', { Cookie: `newswire_ops=${ID}.9999999999999` }, 401],
    ['a publisher', { Authorization: `Bearer ${publish}` }, 403],
    ['a browser', { Accept: 'text/html' }, 401],
  ];
  for (const [name, headers, expected] of callers) {
    for (const [method, address] of allAddresses()) {
      const [status, text] = await ask(method, address, headers);
      expect([name, method, address, status]).toEqual([name, method, address, expected]);
      // The reader's theme, which every page has, and the sign-in by passkey, which the form has.
      const rest = text
        .replace('<script src="/preferences.js"></script>', '')
        .replace('<script src="/sign-in.js" defer></script>', '');
      expect(rest).not.toMatch(/<script|completed|perMinute|newswire_/);
    }
  }
});

test('a key with the scope admin opens all of it, and so does a session', async () => {
  const { cookie, status } = await signInToOps(world);
  expect(status).toBe(303);
  for (const headers of [{ Authorization: `Bearer ${world.config.adminKey}` }, { Cookie: cookie }] as const) {
    for (const address of [
      '/api/v1/ops/overview',
      '/ops',
      '/ops/queues',
      '/ops/queues/api/queues',
      '/admin',
      '/api/v1/admin/audit',
      '/api/v1/admin/site',
    ]) {
      expect([address, (await ask('GET', address, headers))[0]]).toEqual([address, 200]);
    }
  }
});

test('the cookie is for our own page alone', async () => {
  const answer = await fetch(`${world.url()}/ops/session`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ key: world.config.adminKey ?? '' }),
  });
  const cookie = answer.headers.get('set-cookie') ?? '';
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(part);
  const headers = { Cookie: cookie.split(';')[0] ?? '', 'Sec-Fetch-Site': 'cross-site' };
  const [status, text] = await ask('POST', '/api/v1/queues/edit/pause', headers);
  expect([status, JSON.parse(text).code]).toEqual([403, 'cross_site']);
  expect((await ask('PUT', '/ops/queues/api/queues/edit/pause', headers))[0]).toBe(403);
  const { body } = await world.api().get('/ops/overview');
  expect(body.queues[0]).toMatchObject({ name: 'edit', paused: false });
});

test('a wrong key and too small a scope do not sign in, and say no more than that', async () => {
  for (const key of ['wrong', '', publish]) {
    const { cookie, status } = await signInToOps(world, key);
    expect([cookie, status]).toEqual(['', 401]);
  }
});

test('a session ends with its key', async () => {
  const { body: publisher } = await world.api().post('/publishers', { name: 'Leaving operator' });
  const { body: made } = await world.api().post(`/publishers/${publisher.id}/keys`, { scopes: ['admin'] });
  const { cookie } = await signInToOps(world, made.key);
  expect((await ask('GET', '/api/v1/ops/overview', { Cookie: cookie }))[0]).toBe(200);
  await world.api().delete(`/keys/${made.id}`);
  expect((await ask('GET', '/api/v1/ops/overview', { Cookie: cookie }))[0]).toBe(401);
});

test('signing out takes the cookie back and ends the session, also for a copy of it and on every server', async () => {
  const [{ cookie }, { cookie: other }] = [await signInToOps(world), await signInToOps(world)];
  const answer = await fetch(`${world.url()}/ops/session/end`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookie },
  });
  expect(answer.headers.get('set-cookie')).toContain('newswire_ops=;');
  for (const server of [0, 1]) {
    const statusWith = async (Cookie: string): Promise<number> =>
      (await fetch(`${world.url(server)}/api/v1/ops/overview`, { headers: { Cookie } })).status;
    expect([server, await statusWith(cookie), await statusWith(other)]).toEqual([server, 401, 200]);
  }
});
