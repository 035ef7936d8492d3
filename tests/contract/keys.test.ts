import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../../server/start-server.ts';
import { loadConfig } from '../../shared/node/config/config.ts';
import { hashApiKey } from '../../shared/node/security/api-key.ts';
import { readTables } from '../helpers/read-tables.ts';
import { openWorld, type World } from '../helpers/world.ts';

const SECRET_BYTES = 32;

let world: World;
let publisherId: string;
beforeAll(async () => {
  world = await openWorld({ servers: 2, workers: 0, env: { NEWSWIRE_TRUST_PROXY: '1', NEWSWIRE_KEY_REQUESTS: '20' } });
  publisherId = (await world.api().post('/publishers', { name: 'Keys' })).body.id;
});
afterAll(() => world.close());

async function makeKey(): Promise<{ id: string; key: string }> {
  return (await world.api().post(`/publishers/${publisherId}/keys`, {})).body;
}

function tryKey(key: string, address: string, server = 0): Promise<Response> {
  const headers = { Authorization: `Bearer ${key}`, 'X-Forwarded-For': address };
  return fetch(`${world.url(server)}/api/v1/submissions`, { headers });
}

test('a key is 256 random bits, and no two are alike', async () => {
  const keys = await Promise.all([makeKey(), makeKey(), makeKey()]);
  expect(new Set(keys.map(({ key }) => key)).size).toBe(3);
  for (const { key } of keys) {
    expect(key).toMatch(/^nw_[\w-]{43}$/);
    expect(Buffer.from(key.slice(3), 'base64url')).toHaveLength(SECRET_BYTES);
  }
});

test('a key is shown once, and the record has its hash alone', async () => {
  const { key } = await makeKey();
  expect(JSON.stringify((await world.api().get('/publishers')).body)).not.toContain(key);
  const record = await readTables(world);
  expect(record).not.toContain(key);
  expect(record).not.toContain(key.slice(3));
  expect(record).toContain(createHash('sha256').update(key).digest('hex'));
});

test('what is found by its hash is compared in constant time', () => {
  const source = readFileSync(path.join(import.meta.dirname, '../../shared/node/security/authenticate.ts'), 'utf8');
  expect(source).toContain('!timingSafeEqual(key.hash, hash)');
});

test('a revoked key ends at once, on every server', async () => {
  const { id, key } = await makeKey();
  for (const server of [0, 1]) expect((await tryKey(key, '203.0.113.1', server)).status).toBe(200);
  await world.api(world.config.adminKey, 1).delete(`/keys/${id}`);
  for (const server of [0, 1]) {
    const answer = await tryKey(key, '203.0.113.1', server);
    expect(await answer.json()).toMatchObject({ status: 401, code: 'key_revoked' });
  }
});

test('whoever tries many keys has to wait, on every server, and a right one passes all the same', async () => {
  const { key } = await makeKey();
  const address = '203.0.113.2';
  const statuses: number[] = [];
  for (let no = 0; no < 25; no += 1) statuses.push((await tryKey(`nw_wrong-${no}`, address)).status);
  expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
  expect(statuses.slice(-4)).toEqual([429, 429, 429, 429]);
  const refused = await tryKey('nw_one-more', address, 1);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.headers.get('ratelimit')).toMatch(/^"wrongKey-address-minute";r=0;t=\d+$/);
  for (const server of [0, 1]) expect((await tryKey(key, address, server)).status).toBe(200);
});

test('LIMIT1 every answer to a key says its limit and what is left of it, and when there is more', async () => {
  const { key } = await makeKey();
  const answers: Response[] = [];
  for (let no = 0; no < 21; no += 1) answers.push(await tryKey(key, '203.0.113.4', no % 2));
  expect(new Set(answers.map(({ headers }) => headers.get('ratelimit-policy')))).toEqual(
    new Set(['"request-key-minute";q=20;w=60']),
  );
  const told = answers.map(
    ({ headers }) => /^"request-key-minute";r=(\d+);t=\d+$/.exec(headers.get('ratelimit') ?? '')?.[1],
  );
  expect(told).toEqual([...Array.from({ length: 20 }, (_, no) => String(19 - no)), '0']);
  const last = answers.at(-1);
  expect(last?.status).toBe(429);
  expect(last?.headers.get('ratelimit')).toContain(`;t=${last?.headers.get('retry-after')}`);
});

test('an IPv6 network counts as one address', async () => {
  const statuses: number[] = [];
  for (let no = 0; no < 25; no += 1) {
    statuses.push((await tryKey(`nw_wrong-${no}`, `2001:db8:1:2::${no}`)).status);
  }
  expect(statuses.slice(-4)).toEqual([429, 429, 429, 429]);
  expect((await tryKey('nw_wrong', '::ffff:203.0.113.6')).status).toBe(401);
});

test('wrong keys lock nobody out of /ops', async () => {
  const signIn = (key: string): Promise<Response> => {
    const body = new URLSearchParams({ key });
    const headers = { 'X-Forwarded-For': '203.0.113.7' };
    return fetch(`${world.url()}/ops/session`, { method: 'POST', redirect: 'manual', headers, body });
  };
  const statuses: number[] = [];
  for (let no = 0; no < 12; no += 1) statuses.push((await signIn(`nw_wrong-${no}`)).status);
  expect(statuses.slice(-2)).toEqual([429, 429]);
  expect((await signIn(world.config.adminKey ?? '')).status).toBe(303);
});

test('another admin key on the same database ends nobody’s, and a revoked one stays revoked', async () => {
  const others = 'another-admin-key-of-this-run';
  const start = async () => {
    const config = loadConfig({ ...world.env, NEWSWIRE_ADMIN_KEY: others });
    return (await startServer(config, world.log)).close();
  };
  await start();
  expect((await world.api().get('/publishers')).status).toBe(200);
  const other = world.api(others);
  expect((await other.get('/publishers')).status).toBe(200);
  const { rows } = await world.db.query('SELECT id FROM api_keys WHERE preset AND hash = $1', [hashApiKey(others)]);
  expect((await world.api().delete(`/keys/${rows[0]?.id}`)).status).toBe(204);
  await start();
  expect((await other.get('/publishers')).body.code).toBe('key_revoked');
});

test('the same wrong key, sent again and again, counts once', async () => {
  for (let times = 0; times < 30; times += 1) {
    expect((await tryKey('nw_mistyped', '203.0.113.4')).status).toBe(401);
  }
});

test('a key may ask so many times a minute, over all servers', async () => {
  const { key } = await makeKey();
  const statuses: number[] = [];
  for (let times = 0; times < 44; times += 1) statuses.push((await tryKey(key, '203.0.113.5', times % 2)).status);
  // A minute may end meanwhile, but not two.
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(20);
});
