import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PushSubscriptionRequest } from '../../shared/contract/push-schema.ts';
import type { Api } from '../helpers/api.ts';
import { openFeedSite } from '../helpers/feed-site.ts';
import { openPushService, type PushService, type Subscriber } from '../helpers/push-service.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let service: PushService;
let api: Api;
let publisherId: string;
beforeAll(async () => {
  service = await openPushService();
  world = await openWorld({ workers: 2, env: service.env });
  const publisher = await world.publisher('The Push');
  api = publisher.api;
  publisherId = publisher.id;
});
afterAll(async () => {
  await world.close();
  await service.close();
});

type Wishes = Omit<PushSubscriptionRequest, 'endpoint' | 'keys'>;

async function put(subscriber: Subscriber, wishes: Wishes) {
  const body = JSON.stringify({ ...subscriber.subscription, ...wishes });
  const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': subscriber.address };
  return world.api().send('PUT', '/push/subscriptions', body, headers);
}

/** A browser that wants notifications of this topic. */
async function subscribe(topic: string, wishes: Partial<Wishes> = {}): Promise<Subscriber> {
  const subscriber = service.subscriber();
  const rules = [{ name: topic, filter: { any: [topic] }, level: 'all' as const }];
  const { status, body } = await put(subscriber, { rules, ...wishes });
  expect([status, body]).toEqual([201, { rules: wishes.rules?.length ?? 1 }]);
  return subscriber;
}

/** Hears of everything: when it has heard of a story, the workers have decided about all before it. */
async function witness(): Promise<(headline: string) => Promise<void>> {
  const subscriber = await subscribe('witness');
  return async (headline) => {
    await api.publish({ headline, topics: ['Witness'] });
    await waitFor(`the witness hears of ${headline}`, () => subscriber.titles().includes(headline));
  };
}

test('PUSH1 a reader is notified of what a rule fits, encrypted, with the storyline as topic and tag', async () => {
  const reader = await subscribe('volcano');
  await api.publish({ headline: 'Quiet meadow', topics: ['Meadow'] });
  const { storyId } = await api.publish({
    headline: 'Volcano wakes',
    summary: 'Ash over the island.',
    topics: ['Volcano'],
    priority: 'urgent',
    language: 'en',
  });
  await waitFor('it was notified', () => reader.received.length > 0);
  const [first] = reader.received;
  const { headers, message } = first ?? {};
  const { storyline } = (await api.get(`/stories/${storyId}`)).body;
  expect(message).toMatchObject({
    kind: 'story',
    title: 'Volcano wakes',
    body: 'The Push: Ash over the island.',
    path: `/story/${storyId}/volcano-wakes`,
    tag: `storyline-${storyline.id}`,
    priority: 'urgent',
    rule: 'volcano',
    language: 'en',
  });
  expect(headers).toMatchObject({ urgency: 'normal', ttl: '43200', 'content-encoding': 'aes128gcm' });
  expect(String(headers?.topic)).toHaveLength(22);
  const key = (await world.api().get('/push/key')).body.key;
  expect(headers?.authorization).toMatch(/^vapid t=/);
  expect(headers?.authorization).toContain(`k=${key}`);
  expect(reader.titles()).toEqual(['Volcano wakes']);
});

test('PUSH2 a rule holds for its level; the same endpoint again replaces what it asked for', async () => {
  const heard = await witness();
  const rules = [{ name: 'only flash', filter: { any: ['glacier'] }, level: 'flash' as const }];
  const reader = await subscribe('glacier', { rules });
  await api.publish({ headline: 'Glacier melts', topics: ['Glacier'], priority: 'urgent' });
  await api.publish({ headline: 'Icefall', topics: ['Glacier'], priority: 'flash', body: 'Sirens in the valley.' });
  await waitFor('the flash was sent', () => reader.titles().length > 0);
  const moved = [{ name: 'river', filter: { any: ['river'] }, level: 'all' as const }];
  expect((await put(reader, { rules: moved })).status).toBe(200);
  await api.publish({
    headline: 'Another icefall',
    topics: ['Glacier'],
    priority: 'flash',
    body: 'A second one, far off.',
  });
  await heard('After the icefall');
  expect(reader.titles()).toEqual(['Flash: Icefall']);
  const gone = await world.api().delete('/push/subscriptions', { endpoint: reader.subscription.endpoint });
  expect(gone.status).toBe(204);
  expect((await world.api().delete('/push/subscriptions', { endpoint: reader.subscription.endpoint })).status).toBe(
    404,
  );
});

test('PUSH3 PUSH4 two workers and many rules tell of one event once, and of a correction that only adds not at all', async () => {
  const heard = await witness();
  const rules = ['bridge', 'tunnel'].map((name) => ({ name, filter: { any: [name] }, level: 'all' as const }));
  const reader = await subscribe('both', { rules });
  const { storyId } = await api.publish({ headline: 'Bridge and tunnel open', topics: ['Bridge', 'Tunnel'] });
  await api.finished((await api.patch(`/stories/${storyId}`, { headline: 'Bridge and tunnel open at noon' })).body.id);
  await waitFor('it was notified', () => reader.received.length > 0);
  await heard('After the bridge');
  // The witness knows what was decided; what is sent may still be on its way.
  const { rows } = await world.db.query(`SELECT FROM push_notifications WHERE rule IN ('bridge', 'tunnel')`);
  expect([rows.length, reader.received.length]).toEqual([1, 1]);
  await api.finished((await api.patch(`/stories/${storyId}`, { priority: 'flash' })).body.id);
  await waitFor('it became flash', () => reader.titles().includes('Flash: Bridge and tunnel open at noon'));
});

test('PUSH4 an update of a publisher’s own story is not notified, also when the storyline was not for long', async () => {
  const reader = await subscribe('culvert');
  const heard = await witness();
  const body =
    'Engineers replaced eleven culverts below the old mill road and widened the bend above the weir, where two lorries ' +
    'met every morning. Residents of the upper village had asked for the work since the flood three winters ago.';
  const first = await api.publish({ headline: 'Culverts replaced', body, topics: ['Culvert'] });
  await waitFor('the report was notified', () => reader.received.length === 1);
  await world.db.query(`UPDATE push_notifications SET created_at = created_at - interval '1 hour'`);
  const late = await api.publish({
    headline: 'Late edition: culverts replaced',
    body: `${body} More follows.`,
    topics: ['Culvert'],
  });
  expect((await api.get(`/stories/${late.storyId}`)).body.repeats).toBe(first.storyId);
  await heard('After the late edition');
  expect(reader.titles()).toEqual(['Culverts replaced']);
});

test('PUSH5 what is muted is not sent', async () => {
  const heard = await witness();
  const muted = await subscribe('harbour', { mutes: { publishers: [publisherId] } });
  const other = await subscribe('harbour', { mutes: { topics: ['cranes'] } });
  await api.publish({ headline: 'Harbour closes', topics: ['Harbour'] });
  await api.publish({ headline: 'A tall lift arrives', topics: ['Harbour', 'Cranes'], body: 'Something else.' });
  await waitFor('the other was sent', () => other.received.length > 0);
  await heard('After the harbour');
  expect([muted.titles(), other.titles()]).toEqual([[], ['Harbour closes']]);
});

test('PUSH6 quiet hours hold back, and afterwards one summary comes', async () => {
  const heard = await witness();
  const quiet = { from: '00:00', to: '23:59', timeZone: 'UTC', allowFlash: true };
  const reader = await subscribe('owls', { quiet });
  const stories = ['Owl census begins', 'Fire in the archive', 'Mayor resigns'];
  for (const headline of stories) await api.publish({ headline, topics: ['Owls'], body: `About: ${headline}` });
  await api.publish({ headline: 'Dam breaks', topics: ['Owls'], priority: 'flash', body: 'Leave the valley now.' });
  await heard('After the owls');
  await waitFor('the flash came', () => reader.titles().includes('Flash: Dam breaks'));
  expect(reader.titles()).toEqual(['Flash: Dam breaks']);
  await world.db.query('UPDATE push_subscriptions SET quiet = NULL WHERE endpoint = $1', [
    reader.subscription.endpoint,
  ]);
  await world.db.query(`UPDATE push_notifications SET held_until = now() WHERE status = 'held'`);
  await waitFor('the summary came', () => reader.received.length > 1);
  expect(reader.received[1]?.message).toMatchObject({
    kind: 'summary',
    title: '3 stories during quiet hours',
    body: stories.join('\n'),
    path: '/',
  });
});

test('PUSH7 a retracted story replaces the notification, and is not sent to others', async () => {
  const reader = await subscribe('comet');
  const late = service.subscriber();
  const { storyId } = await api.publish({ headline: 'Comet lands', topics: ['Comet'] });
  await waitFor('it was notified', () => reader.received.length === 1);
  await put(late, { rules: [{ name: 'comet', filter: { any: ['comet'] }, level: 'all' }] });
  await waitFor('it counts as sent', async () => {
    const { rows } = await world.db.query(`SELECT FROM push_notifications WHERE status = 'sent' AND rule = 'comet'`);
    return rows.length > 0;
  });
  await api.finished((await api.delete(`/stories/${storyId}`, { reason: 'It was a balloon.' })).body.id);
  await waitFor('the withdrawal was sent', () => reader.received.length === 2);
  const [first, second] = reader.received.map(({ message }) => message);
  expect(second).toMatchObject({ kind: 'withdrawn', title: 'Retracted: Comet lands', tag: first?.tag });
  expect(second?.body).toContain('It was a balloon.');
  expect(late.requests()).toBe(0);
});

test('RECALL5 a correction that takes words back silently replaces the notification; one that only adds does not', async () => {
  const reader = await subscribe('quake');
  const { storyId } = await api.publish({ headline: 'Quake hits twelve towns', topics: ['Quake'] });
  await waitFor('it was notified', () => reader.received.length === 1);
  await waitFor('it counts as sent', async () => {
    const { rows } = await world.db.query(`SELECT FROM push_notifications WHERE status = 'sent' AND rule = 'quake'`);
    return rows.length > 0;
  });
  const correct = async (changes: object) => api.finished((await api.patch(`/stories/${storyId}`, changes)).body.id);
  await correct({ headline: 'Quake hits twelve towns in the north' });
  await correct({ headline: 'Quake hits two towns in the north' });
  await waitFor('the correction was sent', () => reader.received.length === 2);
  const [first, second] = reader.received.map(({ message }) => message);
  expect(second).toMatchObject({
    ...{ kind: 'corrected', title: 'Corrected: Quake hits two towns in the north', tag: first?.tag },
  });
});

test('PUSH8 an ended subscription is removed; a busy push service is asked again', async () => {
  const ended = await subscribe('tram');
  const busy = await subscribe('tram');
  ended.answer({ status: 410 });
  busy.answer({ status: 429, headers: { 'retry-after': '1' } }, { status: 503, headers: { 'retry-after': '0' } });
  await api.publish({ headline: 'Trams stop', topics: ['Tram'] });
  await waitFor('it was notified in the end', () => busy.titles().includes('Trams stop'));
  expect(busy.requests()).toBe(3);
  await waitFor('the ended one is gone', async () => {
    const { rows } = await world.db.query('SELECT FROM push_subscriptions WHERE endpoint = $1', [
      ended.subscription.endpoint,
    ]);
    return rows.length === 0;
  });
  expect(ended.requests()).toBe(1);
});

test('PUSH9 what was decided survives the loss of Redis, and a crash between the two', async () => {
  const reader = await subscribe('ferry');
  await Promise.all(world.workers.splice(0).map((worker) => worker.close()));
  await api.post('/stories', { headline: 'Ferry sinks', topics: ['Ferry'] });
  await world.addWorker();
  await waitFor('it counts as sent', async () => {
    const { rows } = await world.db.query(`SELECT FROM push_notifications WHERE status = 'sent' AND rule = 'ferry'`);
    return rows.length > 0;
  });
  const { rows } = await world.db.query<{ id: string }>(
    `UPDATE push_notifications SET status = 'waiting', created_at = now() - interval '1 minute'
     WHERE rule = 'ferry' RETURNING id`,
  );
  expect(rows).toHaveLength(1);
  await waitFor('what was lost was sent', () => reader.received.length === 2);
});

test('PUSH10 bad wishes are named, and no endpoint is called but those of push services that the server knows', async () => {
  const reader = service.subscriber();
  const rule = { name: 'x', filter: {}, level: 'all' as const };
  const tooMany = await put(reader, { rules: Array.from({ length: 33 }, () => rule) });
  expect([tooMany.status, tooMany.body.errors[0].field]).toEqual([422, 'rules']);
  const quiet = { from: '25:00', to: '07:00', timeZone: 'Mars/Olympus' };
  const bad = await put(reader, { rules: [rule], quiet });
  expect(bad.body.errors.map(({ field }: { field: string }) => field)).toEqual(['quiet.from', 'quiet.timeZone']);
  const site = await openFeedSite();
  const wrong = [site.url('/push'), 'http://10.0.0.1/push', 'https://fcm.googleapis.com.evil.example/x'];
  for (const endpoint of [...wrong, 'http://fcm.googleapis.com/x', 'https://fcm.googleapis.com:8443/x']) {
    const inside = { ...reader, subscription: { ...reader.subscription, endpoint } };
    const { status, body } = await put(inside, { rules: [rule] });
    expect([endpoint, status, body.errors?.[0].field]).toEqual([endpoint, 422, 'endpoint']);
  }
  // One of an earlier version, or of a service that the operator knows no more.
  await subscribe('inside');
  await world.db.query(
    `UPDATE push_subscriptions SET endpoint = $1 WHERE id =
    (SELECT subscription_id FROM push_rules WHERE name = 'inside')`,
    [site.url('/push')],
  );
  await api.publish({ headline: 'Inside story', topics: ['Inside'] });
  await waitFor('it was ended', async () => {
    const { rows } = await world.db.query('SELECT FROM push_subscriptions WHERE endpoint = $1', [site.url('/push')]);
    return rows.length === 0;
  });
  expect(site.requests('/push')).toEqual([]);
  await site.close();
});
