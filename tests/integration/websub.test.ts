import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FeedSite, openFeedSite, rss } from '../helpers/feed-site.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const PUBLIC_URL = 'https://newswire.example';

let world: World;
let site: FeedSite;
beforeAll(async () => {
  site = await openFeedSite();
  world = await openWorld({ env: { NEWSWIRE_ALLOW_NETWORKS: '127.0.0.0/8', NEWSWIRE_PUBLIC_URL: PUBLIC_URL } });
});
afterAll(async () => {
  await world.close();
  await site.close();
});

/** What a hub knows of a subscription; the callback leads to the server of this test. */
interface Subscription {
  callback: string;
  topic: string;
  secret: string;
}

async function subscribed(hub: string, count = 1): Promise<Subscription> {
  await waitFor(`${count} requests to the hub`, () => site.requests(hub).length >= count);
  const form = new URLSearchParams(site.requests(hub).at(-1)?.body);
  expect(form.get('hub.mode')).toBe('subscribe');
  const callback = form.get('hub.callback') ?? '';
  expect(callback.startsWith(`${PUBLIC_URL}/websub/`)).toBe(true);
  const secret = form.get('hub.secret') ?? '';
  return { callback: callback.replace(PUBLIC_URL, world.url()), topic: form.get('hub.topic') ?? '', secret };
}

function verify({ callback, topic }: Subscription, changes: Record<string, string> = {}): Promise<Response> {
  const query = { 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.challenge': 'c1', 'hub.lease_seconds': '86400' };
  return fetch(`${callback}?${new URLSearchParams({ ...query, ...changes })}`);
}

function push({ callback, secret }: Subscription, body: string, method = 'sha256'): Promise<Response> {
  const signature = createHmac(method, secret).update(body).digest('hex');
  const headers = { 'Content-Type': 'application/rss+xml', 'X-Hub-Signature': `${method}=${signature}` };
  return fetch(callback, { method: 'POST', body, headers });
}

async function addFeed(name: string): Promise<{ id: string; hub: string }> {
  const hub = `/hub/${name}`;
  const links = `<atom:link rel="hub" href="${hub}"/><atom:link rel="self" href="/${name}"/>`;
  site.on(`/${name}`, (_req, res) => res.end(rss(name, [{ id: '1', title: 'Polled' }], links)));
  site.on(hub, (_req, res) => res.writeHead(202).end());
  const { body } = await world.api().post('/feeds', { url: site.url(`/${name}`) });
  return { id: body.id, hub };
}

// biome-ignore lint/suspicious/noExplicitAny: a test that reads a wrong field fails by itself
async function feed(id: string): Promise<any> {
  return (await world.api().get(`/feeds/${id}`)).body;
}

async function headlines(id: string, count: number): Promise<string[]> {
  const { publisher } = await feed(id);
  return waitFor(`${count} stories`, async () => {
    const { body } = await world.api().get(`/stories?publisher=${publisher.id}`);
    const found = body.stories.map((story: { headline: string }) => story.headline);
    return found.length >= count && found.sort();
  });
}

test('a feed with a hub is subscribed to, verified and pushed from then on, under every method of signing', async () => {
  const { id, hub } = await addFeed('pushed');
  const subscription = await subscribed(hub);
  expect(subscription.topic).toBe(site.url('/pushed'));
  const verified = await verify(subscription);
  expect([verified.status, await verified.text()]).toEqual([200, 'c1']);
  expect((await feed(id)).push).toMatchObject({ state: 'active', until: expect.any(String) });
  for (const method of ['sha1', 'sha256', 'sha384', 'sha512']) {
    expect((await push(subscription, rss('pushed', [{ id: method, title: method }]), method)).status).toBe(202);
  }
  expect(await headlines(id, 5)).toEqual(['Polled', 'sha1', 'sha256', 'sha384', 'sha512']);
  await waitFor('nothing is left over', async () => {
    const { rows } = await world.db.query('SELECT 1 FROM feed_deliveries');
    return rows.length === 0;
  });
});

test('a push with a bad signature, or none, is thrown away', async () => {
  const { id, hub } = await addFeed('forged');
  const subscription = await subscribed(hub);
  await verify(subscription);
  const forged = rss('forged', [{ id: 'evil', title: 'Forged' }]);
  await push({ ...subscription, secret: 'guessed' }, forged);
  await fetch(subscription.callback, { method: 'POST', body: forged });
  await push(subscription, rss('forged', [{ id: 'good', title: 'Signed' }]));
  expect(await headlines(id, 2)).toEqual(['Polled', 'Signed']);
});

test('a verification that nobody asked for is refused', async () => {
  const { hub } = await addFeed('unasked');
  const subscription = await subscribed(hub);
  expect((await verify(subscription, { 'hub.topic': 'http://other.example/' })).status).toBe(404);
  expect((await verify(subscription, { 'hub.mode': 'unsubscribe' })).status).toBe(404);
  const wrong = { ...subscription, callback: `${subscription.callback}x` };
  expect((await verify(wrong)).status).toBe(404);
});

test('a lease is renewed before it ends; a denied one goes back to polling', async () => {
  const { id, hub } = await addFeed('leased');
  const subscription = await subscribed(hub);
  await verify(subscription, { 'hub.lease_seconds': '3600' });
  const { rows } = await world.db.query<{ ahead: boolean }>(
    'SELECT hub_retry_at < hub_until AS ahead FROM feeds WHERE id = $1',
    [id],
  );
  expect(rows).toEqual([{ ahead: true }]);
  await world.db.query('UPDATE feeds SET hub_retry_at = now() WHERE id = $1', [id]);
  const renewal = await subscribed(hub, 2);
  expect(renewal).toEqual(subscription);
  expect((await feed(id)).push.state).toBe('active');
  await verify(subscription, { 'hub.mode': 'denied' });
  expect((await feed(id)).push.state).toBe('active');
  await world.db.query('UPDATE feeds SET hub_until = now() WHERE id = $1', [id]);
  await waitFor('the lease has run out', async () => (await feed(id)).push.state === 'failed');
  await waitFor('it is polled again', () => site.requests('/leased').length >= 2);
});

test('FEED6 a hub of another origin than its feed is not called where feeds alone may go', async () => {
  const intranet = await openFeedSite();
  const links = `<atom:link rel="hub" href="${intranet.url('/hub')}"/><atom:link rel="self" href="/led-astray"/>`;
  site.on('/led-astray', (_req, res) => res.end(rss('led-astray', [{ id: '1', title: 'Polled' }], links)));
  const { body } = await world.api().post('/feeds', { url: site.url('/led-astray') });
  await waitFor('the hub was not called', async () => (await feed(body.id)).push?.state === 'failed');
  expect(intranet.requests('/hub')).toEqual([]);
  await intranet.close();
});
