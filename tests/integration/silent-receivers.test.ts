import { afterEach, expect, test } from 'vitest';
import type { PushSubscriptionRequest } from '../../shared/contract/push-schema.ts';
import { openFeedSite } from '../helpers/feed-site.ts';
import { openPushService, type Subscriber } from '../helpers/push-service.ts';
import { openSilentHosts } from '../helpers/silent-hosts.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const SILENT = 58;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function put(world: World, { subscription, address }: Subscriber, rules: PushSubscriptionRequest['rules']) {
  const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': address };
  const body = JSON.stringify({ ...subscription, rules });
  expect((await world.api().send('PUT', '/push/subscriptions', body, headers)).status).toBe(201);
}

test('PUSH15 a flash does not wait for push services that accept and stay silent', async () => {
  const service = await openPushService();
  const silent = await openSilentHosts(SILENT);
  const hosts = [service.env.NEWSWIRE_PUSH_HOSTS, ...silent.origins].join();
  const world = await openWorld({ env: { ...service.env, NEWSWIRE_PUSH_HOSTS: hosts } });
  closers.push(silent.close, world.close, service.close);
  const all = [{ name: 'all', filter: { any: ['valley'] }, level: 'all' as const }];
  for (const origin of silent.origins) {
    const subscriber = service.subscriber();
    subscriber.subscription.endpoint = `${origin}/push`;
    await put(world, subscriber, all);
  }
  const reader = service.subscriber();
  await put(world, reader, [{ name: 'dam', filter: { any: ['dam'] }, level: 'all' }]);
  const { api } = await world.publisher('The Valley');
  await api.publish({ headline: 'Water rises', topics: ['Dam'] });
  await waitFor('the good one has answered', () => reader.received.length > 0);
  await api.publish({ headline: 'A quiet day', topics: ['Valley'] });
  await waitFor('silent ones are being called', () => silent.requests() > 0);
  await api.publish({ headline: 'Dam breaks', topics: ['Dam'], priority: 'flash', body: 'Leave the valley.' });
  await waitFor('the flash came', () => reader.titles().includes('Flash: Dam breaks'));
  const { rows } = await world.db.query(`SELECT FROM push_notifications WHERE status = 'waiting'`);
  expect(rows).toHaveLength(SILENT);
  // A quarter of the slots of the one worker, however many hosts they are.
  expect(silent.peak()).toBeLessThanOrEqual(8);
});

test('HOOK8 a webhook does not wait for receivers of others that accept and stay silent', async () => {
  const silent = await openSilentHosts(20);
  const site = await openFeedSite();
  site.on('/hook', (_req, res) => res.writeHead(204).end());
  const world = await openWorld({ env: { NEWSWIRE_WEBHOOK_NETWORKS: '127.0.0.0/8' } });
  closers.push(silent.close, world.close, site.close);
  const one = await world.publisher('The Silence');
  for (const origin of silent.origins) {
    expect((await one.api.post('/webhooks', { url: `${origin}/hook` })).status).toBe(201);
  }
  await one.api.publish({ headline: 'First' });
  await waitFor('silent ones are being called', () => silent.requests() > 0);
  const { api } = await world.publisher('The Good');
  await api.post('/webhooks', { url: site.url('/hook') });
  await api.publish({ headline: 'Second' });
  await waitFor('the other one was called', () => site.requests('/hook').length > 0);
  // What one publisher has of hosts that have not answered.
  expect(silent.peak()).toBeLessThanOrEqual(4);
});
