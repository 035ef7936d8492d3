import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { OPERATIONS } from '../../server/http/reference/openapi.ts';
import { nextClock } from '../../shared/domain/sync/clock.ts';
import type { SyncItem } from '../../shared/domain/sync/item.ts';
import { prune } from '../../worker/maintenance/prune.ts';
import { openTestDevice, type TestDevice } from '../helpers/test-device.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const BROWSER = 'testtest';
let world: World;
let no = 0;
beforeAll(async () => {
  world = await openWorld({ servers: 2, workers: 0, env: { NEWSWIRE_TRUST_PROXY: '1' } });
});
afterAll(() => world.close());
// Each test has a network of its own, and so its own limits.
beforeEach(() => {
  no += 1;
});

const open = (server = 0): TestDevice => openTestDevice(world.url(server), `203.0.113.${no}`);
const write = (id: string, value: unknown = 1, now = Date.now()): SyncItem => ({
  ...{ collection: 'mutes', id, value: value === null ? null : JSON.stringify(value) },
  clock: nextClock(undefined, now, BROWSER),
});

async function openReader(): Promise<TestDevice> {
  const device = open();
  expect((await device.call('POST', '/reader')).status).toBe(201);
  return device;
}

async function join(reader: TestDevice, server = 0): Promise<TestDevice> {
  const { body } = await reader.call('POST', '/reader/codes');
  const device = open(server);
  // As somebody types it.
  const typed = `${body.code.slice(0, 4)} ${body.code.slice(4)}`.toLowerCase();
  expect((await device.call('POST', '/reader/join', { code: typed })).status).toBe(201);
  return device;
}

function expectToFit(id: string, status: number, body: unknown): void {
  const schema = OPERATIONS.find((operation) => operation.id === id)?.answers[status]?.schema?.schema;
  expect(schema?.safeParse(body).error?.issues, JSON.stringify(body)).toBeUndefined();
}

test('READER1 a browser that has joined nobody is nobody to the server', async () => {
  const { body, headers } = await open().call('GET', '/reader');
  expect(body).toEqual({ reader: null });
  expect(headers.getSetCookie().join()).not.toMatch(/newswire_device=[^;]/);
  const asked = ['/reader/codes', '/reader/sync', '/reader/passkeys/options'];
  for (const path of asked) expect((await open().call('POST', path, { since: 0 })).body.code).toBe('device_unknown');
});

test('READER2 a code joins one device, once; the cookie is for our own page alone', async () => {
  const first = open();
  const made = await first.call('POST', '/reader');
  for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/api/']) {
    expect(made.headers.getSetCookie().join()).toContain(part);
  }
  expect((await first.call('POST', '/reader', undefined, { 'Sec-Fetch-Site': 'cross-site' })).body.code).toBe(
    'cross_site',
  );
  const code = await first.call('POST', '/reader/codes');
  expectToFit('makeJoinCode', 201, code.body);
  const second = open(1);
  expect((await second.call('POST', '/reader/join', code.body)).status).toBe(422);
  expect((await second.call('POST', '/reader/join', { code: code.body.code })).status).toBe(201);
  expect((await open().call('POST', '/reader/join', { code: code.body.code })).body.code).toBe('code_unknown');
  expect((await second.call('POST', '/reader/join', { code: code.body.code })).body.code).toBe('already_joined');
  const { body } = await second.call('GET', '/reader');
  expectToFit('getReader', 200, body);
  expect(body.reader.devices.map((each: { name: string; current: boolean }) => [each.name, each.current])).toEqual([
    ['Firefox on Linux', false],
    ['Firefox on Linux', true],
  ]);
  const { rows } = await world.db.query<{ token_hash: string }>(sql`SELECT token_hash FROM reader_devices`);
  expect(rows.some(({ token_hash: hash }) => [...second.cookies.values()].includes(hash))).toBe(false);
});

test('READER2 codes cannot be guessed: a network has ten tries a minute, over all servers', async () => {
  let status = 404;
  let guesses = 0;
  // A busy machine may take more than a minute, or count in memory while Redis is slow.
  for (; status === 404 && guesses < 60; guesses += 1) {
    status = (await open(guesses % 2).call('POST', '/reader/join', { code: 'ABCDEFGH' })).status;
  }
  expect(status).toBe(429);
  expect(guesses).toBeGreaterThan(10);
});

test('READER3 a change reaches the other device at once, over whichever server', async () => {
  const one = await openReader();
  const two = await join(one, 1);
  const { body: begun } = await two.sync(0);
  expectToFit('syncReader', 200, begun);
  const reader = await world.reader({ server: 1 });
  const told: (number | null)[] = [];
  reader.socket.on('reader', ({ version }) => told.push(version));
  const attach = (ticket: string) => reader.socket.emitWithAck('attach', { ticket });
  expect(await attach(begun.ticket.replace(/.$/, '-'))).toMatchObject({ ok: false, code: 'device_unknown' });
  expect(await attach(begun.ticket)).toEqual({ ok: true });
  const sent = write('topic rain', { of: 'rain' });
  const { body: saved } = await one.sync(0, [sent]);
  await waitFor('the socket is told', () => told.includes(saved.version));
  const { body } = await two.sync(begun.version);
  expect(body.items).toEqual([sent]);
  // What one has sent itself does not come back, nor does what is known.
  expect((await two.sync(body.version)).body.items).toEqual([]);
  const devices = (await one.call('GET', '/reader')).body.reader.devices;
  const id = devices.find((device: { current: boolean }) => !device.current).id;
  expect((await one.call('DELETE', `/reader/devices/${id}`)).status).toBe(204);
  await waitFor('the socket is told a last time', () => told.at(-1) === null);
  expect((await two.sync(0)).body.code).toBe('device_unknown');
  const before = told.length;
  await one.sync(0, [write('topic wind')]);
  const third = await world.reader({ server: 1 });
  expect(await third.socket.emitWithAck('attach', { ticket: (await one.sync(0)).body.ticket })).toEqual({ ok: true });
  const heard: (number | null)[] = [];
  third.socket.on('reader', ({ version }) => heard.push(version));
  const { body: last } = await one.sync(0, [write('topic snow')]);
  await waitFor('another device hears of it', () => heard.includes(last.version));
  expect(told.length).toBe(before);
});

test('READER6 what is kept is bounded, and a clock that is ahead is named', async () => {
  const device = await openReader();
  const ahead = await device.sync(0, [write('a'), write('b', 1, Date.now() + 3_600_000)]);
  expect([ahead.status, ahead.body.code, ahead.body.errors[0].field]).toEqual([422, 'clock_ahead', 'items.1.clock']);
  const wrong = await device.sync(0, [{ ...write('x'), value: 'no JSON' }]);
  expect(wrong.body.errors[0].field).toBe('items.0.value');
  const full = async (): Promise<string> => {
    for (let batch = 0; batch < 40; batch += 1) {
      const items = Array.from({ length: 7 }, (_, item) => write(`${batch} ${item}`, 'x'.repeat(7_000)));
      const { status, body } = await device.sync(0, items);
      if (status !== 200) return body.code;
    }
    return 'never';
  };
  expect(await full()).toBe('reader_full');
  const { reader } = (await device.call('GET', '/reader')).body;
  expect(reader.bytes).toBeLessThanOrEqual(reader.bytesMax);
  const later = Date.now() + 1_000;
  const { body } = await device.sync(0, [write('0 0', null, later)]);
  expect(body.items.find(({ id }: SyncItem) => id === '0 0').value).toBeNull();
});

test('READER8 the name for comments follows, and replaces another only when asked to', async () => {
  const one = open();
  await one.call('POST', '/me', { name: 'Ana Devices' });
  await one.call('POST', '/reader');
  const named = await join(one);
  await named.sync(0);
  expect((await named.call('GET', '/me')).body.me.name).toBe('Ana Devices');
  const other = open();
  await other.call('POST', '/me', { name: 'Ben Devices' });
  const { body: code } = await one.call('POST', '/reader/codes');
  await other.call('POST', '/reader/join', { code: code.code });
  await other.sync(0);
  expect((await other.call('GET', '/me')).body.me.name).toBe('Ben Devices');
  await other.sync(0, [], { takeName: true });
  expect((await other.call('GET', '/me')).body.me.name).toBe('Ana Devices');
});

test('READER9 everything can be taken along and deleted; the last device takes a reader without passkeys with it', async () => {
  const one = await openReader();
  const two = await join(one);
  await one.sync(0, [write('topic rain', { of: 'rain' })]);
  const { body, headers } = await two.call('GET', '/reader/export');
  expectToFit('exportReader', 200, body);
  expect(headers.get('content-disposition')).toContain('newswire-reader.json');
  expect(body.content).toMatchObject([{ collection: 'mutes', id: 'topic rain', value: { of: 'rain' } }]);
  await two.call('DELETE', '/reader');
  expect((await one.sync(0)).body.code).toBe('device_unknown');
  const alone = await openReader();
  const { reader } = (await alone.call('GET', '/reader')).body;
  await alone.call('DELETE', `/reader/devices/${reader.devices[0].id}`);
  const { rows } = await world.db.query<{ readers: number; items: number }>(sql`
    SELECT (SELECT count(*)::int FROM readers WHERE created_at = ${reader.createdAt}) AS readers,
      (SELECT count(*)::int FROM reader_items WHERE id = 'topic rain' AND value IS NOT NULL
        AND reader_id NOT IN (SELECT id FROM readers)) AS items`);
  expect(rows).toEqual([{ readers: 0, items: 0 }]);
});

test('READER9 a reader whom nobody has come back for in a year is deleted, others stay', async () => {
  const gone = await openReader();
  const stays = await openReader();
  const token = (await gone.call('GET', '/reader')).body.reader.devices[0].id;
  await world.db.query(sql`
    UPDATE readers SET seen_at = now() - interval '366 days'
    WHERE id = (SELECT reader_id FROM reader_devices WHERE id = ${token})`);
  const periods = { eventDays: 0, payloadDays: 0, submissionDays: 0, storyDays: 0 };
  await prune(world.db, { periods, now: new Date(), signal: new AbortController().signal });
  expect([(await gone.sync(0)).status, (await stays.sync(0)).status]).toEqual([403, 200]);
});

test('READER10 a passkey needs a challenge of ours, and a network makes a bounded number of readers', async () => {
  const device = await openReader();
  const options = await device.call('POST', '/reader/passkeys/options');
  expect(options.body).toMatchObject({ rp: { id: '127.0.0.1' }, authenticatorSelection: { residentKey: 'required' } });
  const clientData = { type: 'webauthn.create', challenge: 'forged', origin: world.url() };
  const encoded = Buffer.from(JSON.stringify(clientData)).toString('base64url');
  const response = { clientDataJSON: encoded, attestationObject: 'oA' };
  const made = { id: 'aWQ', rawId: 'aWQ', type: 'public-key', response, clientExtensionResults: {} };
  expect((await device.call('POST', '/reader/passkeys', made)).body.code).toBe('passkey_refused');
  const signed = { ...made, response: { clientDataJSON: encoded, authenticatorData: 'oA', signature: 'oA' } };
  expect((await open().call('POST', '/reader/sign-in', signed)).body.code).toBe('passkey_refused');
  const codes: string[] = [];
  for (let made = 0; made < 25; made += 1) codes.push((await open().call('POST', '/reader')).body.code ?? 'made');
  expect(codes.filter((code) => code === 'made').length).toBeLessThanOrEqual(20);
  expect(['too_many_requests', 'too_many_readers']).toContain(codes.at(-1));
});
