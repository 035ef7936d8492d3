import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PushSubscriptionRequest } from '../../shared/contract/push-schema.ts';
import type { Api } from '../helpers/api.ts';
import { openPushService, type PushService, type Subscriber } from '../helpers/push-service.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let service: PushService;
let api: Api;
beforeAll(async () => {
  service = await openPushService();
  world = await openWorld({ env: service.env });
  api = (await world.publisher('The Push')).api;
});
afterAll(async () => {
  await world.close();
  await service.close();
});

type Wishes = Omit<PushSubscriptionRequest, 'endpoint' | 'keys'>;

function rules(topic: string): Wishes {
  return { rules: [{ name: topic, filter: { any: [topic] }, level: 'all' }] };
}

async function put(subscriber: Subscriber, wishes: Wishes) {
  const body = JSON.stringify({ ...subscriber.subscription, ...wishes });
  const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': subscriber.address };
  return world.api().send('PUT', '/push/subscriptions', body, headers);
}

async function subscribe(topic: string): Promise<Subscriber> {
  const subscriber = service.subscriber();
  expect((await put(subscriber, rules(topic))).status).toBe(201);
  return subscriber;
}

async function count(what: string): Promise<number> {
  const { rows } = await world.db.query<{ count: number }>(`SELECT count(*) FROM ${what}`);
  return rows[0]?.count ?? 0;
}

const standing = ({ subscription }: Subscriber): Promise<number> =>
  count(`push_subscriptions WHERE endpoint = '${subscription.endpoint}'`);

test('PUSH14 one network makes so many subscriptions a day, and has so many at a time', async () => {
  const from = (address: string): Subscriber => ({ ...service.subscriber(), address });
  const first = from('2001:db8:1:2::1');
  expect((await put(first, rules('tide'))).status).toBe(201);
  for (let no = 2; no <= 20; no += 1) expect((await put(from(`2001:db8:1:2::${no}`), rules('tide'))).status).toBe(201);
  const refused = await put(from('2001:db8:1:2:ffff::1'), rules('tide'));
  expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([
    429,
    'too_many_subscriptions',
    '86400',
  ]);
  // What is there can be changed, and others are not concerned.
  expect((await put(first, rules('ebb'))).status).toBe(200);
  expect((await put(from('2001:db8:1:3::1'), rules('tide'))).status).toBe(201);
  await world.db.query(`
    UPDATE push_subscriptions SET created_at = now() - interval '2 days';
    INSERT INTO push_subscriptions (id, endpoint, p256dh, auth, mutes, owner, created_at)
    SELECT gen_random_uuid(), endpoint || no, p256dh, auth, mutes, owner, created_at
    FROM push_subscriptions, generate_series(1, 180) AS no WHERE endpoint = '${first.subscription.endpoint}'`);
  const full = await put(from('2001:db8:1:2::99'), rules('tide'));
  expect([full.status, full.body.detail]).toEqual([429, 'Your network cannot have more subscriptions at a time.']);
});

test('PUSH14 rules and mutes are limited in bytes, of one subscription and of all of one network', async () => {
  const reader = service.subscriber();
  const long = (length: number) => Array.from({ length }, (_, no) => `${'x'.repeat(70)}${no}`);
  const big = { rules: [{ name: 'big', filter: { any: long(50), none: long(50) }, level: 'all' as const }] };
  expect((await put(reader, big)).status).toBe(201);
  const bigger = { ...big, mutes: { topics: long(200) } };
  const refused = await put(reader, bigger);
  expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'rules']);
  await world.db.query(`INSERT INTO push_subscriptions (id, endpoint, p256dh, auth, mutes, owner, bytes)
    SELECT gen_random_uuid(), endpoint || '/other', p256dh, auth, mutes, owner, 1048000 FROM push_subscriptions
    WHERE endpoint = '${reader.subscription.endpoint}'`);
  expect((await put(reader, big)).body.code).toBe('too_many_subscriptions');
  expect((await put(reader, rules('small'))).status).toBe(200);
});

test('PUSH14 keys with which nothing can be encrypted are named', async () => {
  const reader = service.subscriber();
  const { endpoint, keys } = reader.subscription;
  const offCurve = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]).toString('base64url');
  for (const [field, wrong] of [
    ['keys.p256dh', { ...keys, p256dh: 'AAAA' }],
    ['keys.p256dh', { ...keys, p256dh: offCurve }],
    ['keys.auth', { ...keys, auth: 'AAAA' }],
  ] as const) {
    const { status, body } = await put({ ...reader, subscription: { endpoint, keys: wrong } }, rules('keys'));
    expect([status, body.errors[0].field]).toEqual([422, field]);
  }
});

test('PUSH14 what no browser has confirmed for 60 days ends, and its filters with it', async () => {
  const [gone, here] = [await subscribe('glacier'), await subscribe('river')];
  const age = (days: number, { subscription }: Subscriber) =>
    world.db.query(`UPDATE push_subscriptions SET updated_at = now() - interval '${days} days'
      WHERE endpoint = '${subscription.endpoint}'`);
  await age(61, gone);
  await age(61, here);
  expect((await put(here, rules('river'))).status).toBe(200);
  // Its maintenance begins with a turn.
  await world.addWorker();
  await waitFor('it has ended', async () => (await standing(gone)) === 0);
  await waitFor('its filter too', async () => (await count(`push_filters WHERE filter::text LIKE '%glacier%'`)) === 0);
  expect(await standing(here)).toBe(1);
});

test('PUSH8 a push service that refuses our signature, or refuses everybody, costs nobody their subscription', async () => {
  const [signature, everybody] = [await subscribe('reef'), await subscribe('dune')];
  const refusals = (status: number) => Array.from({ length: 8 }, () => ({ status }));
  signature.answer(...refusals(403));
  everybody.answer(...refusals(400));
  await world.db.query('UPDATE push_subscriptions SET taken_at = NULL');
  for (const [no, place] of ['North', 'South', 'East', 'West', 'Middle', 'Edge'].entries()) {
    await api.publish({ headline: `${place} ${no}`, topics: ['Reef', 'Dune'], body: `${place} has news of its own.` });
    await waitFor('both have refused', () => signature.requests() > no && everybody.requests() > no);
  }
  await waitFor('it was noted', async () => (await count('push_subscriptions WHERE failures = 6')) === 1);
  expect([await standing(signature), await standing(everybody)]).toEqual([1, 1]);
  const witness = await subscribe('reef');
  await api.publish({ headline: 'Calm', topics: ['Reef'], body: 'Nothing else.' });
  await waitFor('it took one', async () => (await count('push_subscriptions WHERE taken_at IS NOT NULL')) > 0);
  expect(witness.titles()).toEqual(['Calm']);
  await api.publish({ headline: 'Storm', topics: ['Reef', 'Dune'], body: 'A storm from the sea.' });
  await waitFor('who alone is refused has ended', async () => (await standing(everybody)) === 0);
  expect(await standing(signature)).toBe(1);
});

test('PUSH16 a filter, a reader or a key that fails costs nobody else a notification', async () => {
  const [filter, wishes, key, good] = [
    await subscribe('marsh'),
    await subscribe('marsh'),
    await subscribe('marsh'),
    await subscribe('marsh'),
  ];
  await put(filter, { rules: [{ name: 'broken', filter: { any: ['marsh'], q: 'heron' }, level: 'all' }] });
  await world.db.query(`
    UPDATE push_filters SET filter = '{"nothing": false}' WHERE filter::text LIKE '%heron%';
    UPDATE push_subscriptions SET mutes = '{}' WHERE endpoint = '${wishes.subscription.endpoint}';
    UPDATE push_subscriptions SET p256dh = 'AAAA' WHERE endpoint = '${key.subscription.endpoint}'`);
  await api.publish({ headline: 'Heron in the marsh', topics: ['Marsh'] });
  await waitFor('the good one was notified', () => good.titles().length > 0);
  await waitFor('the key was noted', async () => (await count('push_subscriptions WHERE failures = 1')) === 1);
  expect([filter, wishes, key].map((reader) => reader.requests())).toEqual([0, 0, 0]);
  expect(await standing(key)).toBe(1);
});

test('PUSH13 without somebody to write to, no notifications are offered', async () => {
  const silent = await openWorld({ workers: 0 });
  expect((await silent.api().get('/push/key')).body).toEqual({ key: null });
  const { subscription } = service.subscriber();
  const body = JSON.stringify({ ...subscription, ...rules('any') });
  const refused = await silent.api().send('PUT', '/push/subscriptions', body, { 'Content-Type': 'application/json' });
  expect([refused.status, refused.body.code]).toEqual([403, 'push_off']);
  await silent.close();
});
