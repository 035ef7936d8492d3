import type { IncomingMessage, ServerResponse } from 'node:http';
import sql from 'sql-template-tag';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { newswire } from '../helpers/commands.ts';
import { type FeedSite, openFeedSite } from '../helpers/feed-site.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let site: FeedSite;
let api: Api;
let key: string;
beforeEach(async () => {
  world = await openWorld({ workers: 2, env: { NEWSWIRE_WEBHOOK_NETWORKS: '127.0.0.0/8' } });
  site = await openFeedSite();
  site.on('/hook', (_req, res) => res.writeHead(204).end());
  ({ api, key } = await world.publisher('The Hook'));
});
afterEach(async () => {
  await world.close();
  await site.close();
});

// biome-ignore lint/suspicious/noExplicitAny: a test that reads a wrong field fails by itself
type Json = any;

const received = (path = '/hook'): Json[] => site.requests(path).map(({ body }) => JSON.parse(body));
const headlines = (path = '/hook'): string[] => received(path).flatMap(({ data }) => data.story?.headline ?? []);

async function addHook(more: Record<string, unknown> = {}): Promise<Json> {
  const { status, body } = await api.post('/webhooks', { url: site.url('/hook'), ...more });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

test('HOOK1 HOOK2 what matches is posted, signed so that a library for Standard Webhooks believes it', async () => {
  const made = await addHook({ filter: { any: ['sea'] } });
  expect(made.secret).toMatch(/^whsec_/);
  expect((await api.get(`/webhooks/${made.id}`)).body).not.toHaveProperty('secret');
  await api.publish({ headline: 'On land', topics: ['Land'] });
  await api.publish({ headline: 'At sea', topics: ['Sea'] });
  await waitFor('it was called', () => received().length === 1);
  const [{ headers, body }] = site.requests('/hook') as [ReturnType<FeedSite['requests']>[number]];
  const payload = new Webhook(made.secret).verify(body, headers as Record<string, string>) as Json;
  expect(payload).toMatchObject({ type: 'story.published', data: { story: { headline: 'At sea' } } });
  expect(headers['webhook-id']).toBe(`${made.id}.${payload.data.seq}`);
  expect(() => new Webhook(made.secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
});

test('HOOK3 HOOK4 what a receiver does not take is sent again, and nothing overtakes it', async () => {
  const made = await addHook();
  let refusals = 2;
  site.on('/hook', (_req: IncomingMessage, res: ServerResponse) => {
    refusals -= 1;
    res.writeHead(refusals >= 0 ? 500 : 200).end();
  });
  for (const headline of ['One', 'Two', 'Three']) await api.publish({ headline });
  await waitFor('all were taken', () => headlines().length === 5);
  expect(headlines()).toEqual(['One', 'One', 'One', 'Two', 'Three']);
  const ids = site.requests('/hook').map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids.slice(0, 3)).size).toBe(1);
  const { body } = await waitFor('the log has them', async () => {
    const answer = await api.get(`/webhooks/${made.id}/deliveries`);
    return answer.body.deliveries.length === 3 && answer.body.deliveries[0].status === 'delivered' && answer;
  });
  expect(body.deliveries.map(({ attempts, answered }: Json) => [attempts, answered])).toEqual([
    [1, 200],
    [1, 200],
    [3, 200],
  ]);
});

test('HOOK3 with two workers a burst arrives in order, once', async () => {
  await addHook();
  const stories = Array.from({ length: 60 }, (_, no) => ({ headline: `Burst ${no}`, body: `Only ${no} says so.` }));
  const { body } = await api.post('/stories', stories);
  for (const { id } of body.submissions) await api.finished(id);
  await waitFor('all came', () => received().length >= 60);
  const seqs = received().map(({ data }) => data.seq);
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
  expect(seqs).toHaveLength(60);
});

test('HOOK5 a receiver that is gone is disabled with the reason, and goes on from there once enabled', async () => {
  const made = await addHook();
  site.on('/hook', (_req, res) => res.writeHead(410).end());
  await api.publish({ headline: 'Nobody home' });
  const disabled = await waitFor('it is disabled', async () => {
    const { body } = await api.get(`/webhooks/${made.id}`);
    return body.status === 'disabled' && body;
  });
  expect(disabled.reason).toContain('410');
  await api.publish({ headline: 'Still nobody' });
  site.on('/hook', (_req, res) => res.writeHead(200).end());
  expect((await api.patch(`/webhooks/${made.id}`, { enabled: true })).body.status).toBe('active');
  await waitFor('both came', () => headlines().at(-1) === 'Still nobody');
  expect(headlines()).toEqual(['Nobody home', 'Nobody home', 'Still nobody']);
});

test('HOOK5 three days of failures disable it', async () => {
  const made = await addHook();
  site.on('/hook', (_req, res) => res.writeHead(503).end());
  await api.publish({ headline: 'Down' });
  await waitFor('it fails', async () => (await api.get(`/webhooks/${made.id}`)).body.status === 'failing');
  await world.db.query(sql`UPDATE webhooks SET failing_since = now() - interval '73 hours'`);
  const { reason } = await waitFor('it is disabled', async () => {
    const { body } = await api.get(`/webhooks/${made.id}`);
    return body.status === 'disabled' && body;
  });
  expect(reason).toContain('503');
});

test('HOOK6 an event is sent again when asked for, under the same id', async () => {
  const made = await addHook();
  await api.publish({ headline: 'Again' });
  const seq = await waitFor('it is in the log', async () => {
    const { body } = await api.get(`/webhooks/${made.id}/deliveries`);
    return body.deliveries[0]?.seq;
  });
  expect((await api.post(`/webhooks/${made.id}/deliveries/${seq}/redeliver`, {})).status).toBe(202);
  await waitFor('it came again', () => received().length === 2);
  await waitFor('operators see what the queue has done', async () => {
    const { body } = await world.api().get('/ops/overview');
    return body.queues.find(({ name }: Json) => name === 'webhooks').done >= 2;
  });
  expect(new Set(site.requests('/hook').map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect((await api.post(`/webhooks/${made.id}/deliveries/999999/redeliver`, {})).status).toBe(404);
});

test('HOOK6 what was tried in a time window is sent again: what failed, or all of it', async () => {
  const made = await addHook();
  for (const headline of ['One', 'Two', 'Three']) await api.publish({ headline });
  const log = async () => (await api.get(`/webhooks/${made.id}/deliveries`)).body.deliveries;
  await waitFor('they are in the log', async () => (await log()).length === 3);
  // As after a restart of a receiver that had said yes too early, and no for good to another.
  await world.db.query(sql`UPDATE webhook_deliveries SET status = 'failed' WHERE seq = ${(await log())[1].seq}`);
  await world.db.query(
    sql`UPDATE webhook_deliveries SET last_at = now() - interval '2 days' WHERE seq = ${(await log())[0].seq}`,
  );
  const window = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000) };
  const replay = async (more: Json) => api.post(`/webhooks/${made.id}/redeliver`, { ...window, ...more });
  expect(await replay({})).toMatchObject({ status: 202, body: { status: 'queued', deliveries: 1, next: null } });
  await waitFor('what failed came again', () => headlines().filter((headline) => headline === 'Two').length === 2);
  await waitFor('the log knows', async () => (await log())[1].status === 'delivered');
  expect((await replay({ status: 'all' })).body.deliveries).toBe(2);
  await waitFor('the window came again', () => received().length === 6);
  expect(headlines().sort()).toEqual(['One', 'One', 'Three', 'Two', 'Two', 'Two']);
  const wrong = await api.post(`/webhooks/${made.id}/redeliver`, { from: window.to, to: window.from });
  expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, 'to']);
  const { api: other } = await world.publisher('Somebody else');
  expect((await other.post(`/webhooks/${made.id}/redeliver`, window)).status).toBe(404);
});

test('HOOK7 no webhook makes us call a private address, whether it says so or its name does', async () => {
  // What feeds may enter is closed to webhooks.
  const guarded = await openWorld({ env: { NEWSWIRE_ALLOW_NETWORKS: '127.0.0.0/8' } });
  const { api: publisher } = await guarded.publisher('The Guard');
  const direct = await publisher.post('/webhooks', { url: site.url('/hook') });
  expect([direct.status, direct.body.errors[0].field]).toEqual([422, 'url']);
  const { body: named } = await publisher.post('/webhooks', {
    url: site.url('/hook').replace('127.0.0.1', 'localhost'),
  });
  await publisher.publish({ headline: 'Inside' });
  const delivery = await waitFor('it is refused', async () => {
    const { body } = await publisher.get(`/webhooks/${named.id}/deliveries`);
    return body.deliveries[0];
  });
  expect(delivery).toMatchObject({ status: 'failed', answered: null, error: expect.stringContaining('blocked') });
  expect(site.requests('/hook')).toEqual([]);
  await guarded.close();
});

test("bad input is named, and nobody sees or changes another's webhook", async () => {
  const cases: [Record<string, unknown>, string][] = [
    [{ url: 'ftp://x/' }, 'url'],
    [{ url: 'https://x.example/', events: ['nonsense'] }, 'events.0'],
    [{ url: 'https://x.example/', filter: { sections: ['2nd'] } }, 'filter.sections.0'],
    [{ url: 'https://x.example/', extra: 1 }, 'extra'],
  ];
  for (const [body, field] of cases) {
    const answer = await api.post('/webhooks', body);
    expect([answer.status, answer.body.errors[0].field]).toEqual([422, field]);
  }
  const made = await addHook();
  const { api: other } = await world.publisher('Somebody else');
  expect((await other.get(`/webhooks/${made.id}`)).status).toBe(404);
  expect((await other.delete(`/webhooks/${made.id}`)).status).toBe(404);
  expect((await other.get('/webhooks')).body.webhooks).toEqual([]);
  expect((await world.api('').get('/webhooks')).status).toBe(401);
  for (let count = 1; count < 20; count += 1) await addHook();
  const tooMany = await api.post('/webhooks', { url: site.url('/hook') });
  expect([tooMany.status, tooMany.body.code]).toEqual([409, 'too_many_webhooks']);
});

test('newswire webhook adds, lists, logs, sends again, replays, enables and removes', async () => {
  const env = { ...world.env, NEWSWIRE_URL: world.url(), NEWSWIRE_KEY: key };
  const added = await newswire(['webhook', 'add', site.url('/hook'), '--topic', 'sea', '--json'], env);
  expect(added.code, added.stderr).toBe(0);
  const { id, filter, secret } = JSON.parse(added.stdout);
  expect([filter, secret]).toEqual([{ any: ['sea'] }, expect.stringMatching(/^whsec_/)]);
  await api.publish({ headline: 'By sea', topics: ['Sea'] });
  await waitFor(
    'it was called',
    async () => (await api.get(`/webhooks/${id}/deliveries`)).body.deliveries.length === 1,
  );
  expect((await newswire(['webhook', 'list'], env)).stdout).toContain(`${id}  active`);
  const log = await newswire(['webhook', 'log', id, '--json'], env);
  const [{ seq, status }] = JSON.parse(log.stdout);
  expect(status).toBe('delivered');
  expect((await newswire(['webhook', 'redeliver', id, String(seq)], env)).code).toBe(0);
  await waitFor('it came again', () => received().length === 2);
  const since = ['--from', new Date(Date.now() - 60_000).toISOString(), '--status', 'all'];
  expect((await newswire(['webhook', 'replay', id, ...since], env)).stdout).toBe('1 event will be sent again.\n');
  await waitFor('it came once more', () => received().length === 3);
  expect((await newswire(['webhook', 'enable', id], env)).stdout).toContain('tried again');
  expect((await newswire(['webhook', 'remove', id], env)).code).toBe(0);
  expect((await newswire(['webhook', 'log', id], env)).code).toBe(1);
});
