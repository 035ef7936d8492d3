import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OwnReaders, startReachAsks } from '../../server/reach/reach-asks.ts';
import type { Member } from '../../shared/contract/ops-shapes.ts';
import { connectRedis } from '../../shared/node/redis/connect.ts';
import { announceMember, withdrawMember } from '../../shared/node/redis/presence.ts';
import { type AlertRig, acceptHook, openAlertRig } from '../helpers/alert-rig.ts';
import { newswire } from '../helpers/commands.ts';
import { openPushService, type PushService } from '../helpers/push-service.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const ALWAYS = { from: '00:00', to: '23:59', timeZone: 'UTC' };
const STORY = {
  headline: 'Ferry Calloway runs aground off Brannock Point',
  body: 'The ferry Calloway ran aground on the rocks off Brannock Point early on Tuesday.',
  topics: ['Ferries'],
  section: 'world',
  language: 'en',
  priority: 'urgent',
};

let world: World;
let service: PushService;
let rig: AlertRig;
beforeAll(async () => {
  [service, rig] = await Promise.all([openPushService(), openAlertRig()]);
  world = await openWorld({ servers: 2, env: { ...service.env, ...rig.env } });
});
afterAll(async () => {
  await world.close();
  await Promise.all([service.close(), rig.close()]);
});

async function subscribe(topic: string, more: Record<string, unknown> = {}): Promise<void> {
  const { subscription, address } = service.subscriber();
  const rules = [{ name: topic, filter: { any: [topic] }, level: 'all' as const }];
  const body = JSON.stringify({ ...subscription, rules, ...more });
  const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': address };
  expect((await world.api().send('PUT', '/push/subscriptions', body, headers)).status).toBe(201);
}

test('REACH1 REACH2 what a story would reach is counted over all servers by the code that delivers it, and nothing is sent', async () => {
  const { api, id } = await world.publisher('The Harbour Post');
  await world.reader({ filter: { any: ['ferries'] } });
  const elsewhere = await world.reader({ server: 1, filter: { any: ['ferries'] } });
  await world.reader({ server: 1, filter: { q: 'Calloway' } });
  await world.reader({ filter: { any: ['football'] } });
  await subscribe('ferries');
  await subscribe('ferries', { quiet: ALWAYS });
  await subscribe('ferries', { mutes: { topics: [], publishers: [id], storylines: [] } });
  await subscribe('football');
  acceptHook(rig.site, '/alert');
  const rules = [{ name: 'ferries', filter: { any: ['ferries'] }, level: 'all' }];
  await rig.confirmed(world, { kind: 'webhook', address: rig.site.url('/alert'), rules });
  const hook = { url: 'https://hooks.example/in', events: ['story.published'] };
  await api.post('/webhooks', { ...hook, filter: { any: ['ferries'] } });
  await api.post('/webhooks', { ...hook, filter: { any: ['football'] } });

  const expected = {
    readers: { columns: 3, filters: 2, servers: { asked: 2, answered: 2 } },
    ...{ notifications: { now: 1, later: 1 }, alerts: 1, webhooks: 1 },
  };
  const asked = await waitFor('both servers are known', async () => {
    const answer = await api.post('/stories/preview', STORY);
    expect(answer.status).toBe(200);
    return answer.body.readers.servers.asked === 2 && answer;
  });
  expect(asked.body).toMatchObject(expected);
  expect(asked.body.story).toMatchObject({ section: 'world', language: 'en', priority: 'urgent' });
  expect(asked.body.story.topics.map(({ slug }: { slug: string }) => slug)).toContain('ferries');
  const rows = await world.db.query('SELECT FROM submissions UNION ALL SELECT FROM stories');
  expect(rows.rowCount).toBe(0);
  expect(elsewhere.events).toEqual([]);

  // Publishing reaches as many.
  const submission = await api.publish(STORY);
  await waitFor('it was delivered', async () => {
    const { body } = await api.get(`/submissions/${submission.id}`);
    return body.receipt.delivered.readers === 3;
  });
  const sent = async (table: string): Promise<number | null> =>
    (await world.db.query({ text: `SELECT FROM ${table}`, values: [] })).rowCount;
  await waitFor(
    'it was decided',
    async () => (await sent('push_notifications')) === 2 && (await sent('alert_items')) === 1,
  );
});

test('REACH2 a server waits for questions and sends nothing meanwhile; one that is silent is counted as asked alone', async () => {
  const { api } = await world.publisher('The Breakwater');
  const { redis, keys, log } = world;
  const askedRedis = connectRedis(world.config.redis, 'waiting', log);
  // What opens the connection is not counted.
  await askedRedis.ping();
  const sent: string[] = [];
  type Send = (command: { name: string }, ...rest: unknown[]) => unknown;
  const send = askedRedis.sendCommand.bind(askedRedis) as Send;
  const counted: Send = (command, ...rest) => {
    sent.push(command.name);
    return send(command, ...rest);
  };
  askedRedis.sendCommand = counted as typeof askedRedis.sendCommand;
  const now = new Date().toISOString();
  const announce = (id: string): Promise<void> =>
    announceMember(redis, keys, { id, kind: 'server', startedAt: now, seenAt: now } as Member);
  const own = (): OwnReaders => ({ columns: 1_000, filters: ['of-the-third'] });
  const asks = startReachAsks({ id: 'third', redis, askedRedis, keys, log, own });
  const waits = (): number => sent.filter((name) => name === 'blpop').length;
  try {
    await Promise.all([announce('third'), announce('silent')]);
    await waitFor('it waits', () => waits() === 1);
    const { body } = await api.post('/stories/preview', STORY);
    expect(body.readers).toMatchObject({ columns: 1_003, servers: { asked: 4, answered: 3 } });
    await waitFor('it waits again', () => waits() === 2);
    expect(sent).toEqual(['blpop', 'blpop']);
  } finally {
    await asks.close();
    await Promise.all(['third', 'silent'].map((id) => withdrawMember(redis, keys, id)));
  }
});

test('REACH1 a story that would be refused is refused with the same words, and a stranger is', async () => {
  const { api } = await world.publisher('The Quay');
  expect((await api.post('/stories/preview', { headline: '', topics: ['x'.repeat(81)] })).body).toMatchObject({
    code: 'validation_failed',
    errors: [{ field: 'headline' }, { field: 'topics.0' }],
  });
  expect((await api.post('/stories/preview', [STORY])).status).toBe(422);
  expect((await world.api('nw_nonsense').post('/stories/preview', STORY)).status).toBe(401);
});

test('REACH3 questions are limited by key', async () => {
  const { api } = await world.publisher('The Mole');
  const answers = await Promise.all(Array.from({ length: 40 }, () => api.post('/stories/preview', STORY)));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(10);
  expect(refused[0]?.headers.get('retry-after')).not.toBeNull();
});

test('REACH1 newswire publish --preview prints the numbers, and publishes nothing', async () => {
  const { key, api } = await world.publisher('The Pier');
  const env = { ...world.env, NEWSWIRE_URL: world.url(), NEWSWIRE_KEY: key };
  const { code, stdout, stderr } = await newswire(['publish', '-', '--preview'], env, JSON.stringify(STORY));
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/columns +3 \(2 filters; 2 of 2 servers answered\)/);
  expect(stdout).toMatch(/topics +.*Ferries/);
  const json = await newswire(['publish', '-', '--preview', '--json'], env, JSON.stringify(STORY));
  expect(JSON.parse(json.stdout)).toMatchObject({ alerts: 1, webhooks: 1 });
  const many = await newswire(['publish', '-', '--preview'], env, JSON.stringify([STORY, STORY]));
  expect([many.code, many.stderr]).toEqual([2, expect.stringContaining('one story')]);
  const bad = await newswire(['publish', '-', '--preview'], env, '{"headline":""}');
  expect([bad.code, bad.stderr]).toEqual([1, expect.stringContaining('headline: must not be blank')]);
  expect((await api.get('/submissions')).body.submissions).toEqual([]);
});
