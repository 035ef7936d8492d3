import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from '../helpers/api.ts';
import { type Command, startNewswire } from '../helpers/commands.ts';
import { openCommenter } from '../helpers/commenter.ts';
import { openReader } from '../helpers/reader.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let commands: Command[];
beforeAll(async () => {
  world = await openWorld({ servers: 0, workers: 0 });
  commands = ['server', 'worker'].map((name) => startNewswire([name], { ...world.env, LOG_LEVEL: 'trace' }));
  await Promise.all(commands.map((command, index) => command.says(`${['server', 'worker'][index]} started`)));
});
afterAll(async () => {
  for (const { process: child } of commands) child.kill('SIGKILL');
  await world.close();
});

const written = (): string => commands.map((command) => command.stdout() + command.stderr()).join('\n');

test('no key, password, cookie or signing secret is in the log of a run, at the most talkative level', async () => {
  const url = `http://127.0.0.1:${/"port":(\d+),"msg":"server started"/.exec(written())?.[1]}`;
  const admin = createApi(url, world.config.adminKey);
  const { body: publisher } = await admin.post('/publishers', { name: 'Secretive' });
  const { body: made } = await admin.post(`/publishers/${publisher.id}/keys`, { scopes: ['publish', 'admin'] });
  const own = createApi(url, made.key);
  const wrong = 'nw_a-wrong-key-that-somebody-mistyped';
  await createApi(url, wrong).get('/submissions');
  await fetch(`${url}/api/v1/submissions`, { headers: { 'X-API-Key': made.key } });
  await fetch(`${url}/metrics`, { headers: { Authorization: `Bearer ${made.key}` } });

  const { storyId } = await own.publish({ headline: 'Nothing secret', externalId: 's' });
  await own.send('POST', '/stories', '{"broken', { 'Content-Type': 'application/json' });
  await own.post('/stories', { headline: 3 });
  const commenter = await openCommenter(url, 'Whisperer');
  await commenter.write(storyId, 'Nothing secret either');
  const { body: hook } = await own.post('/webhooks', { url: 'https://hooks.example/in' });
  const endpoint = 'https://push.example/send/the-endpoint-is-a-secret';
  const keys = { p256dh: 'p256dh-of-a-browser', auth: 'auth-of-a-browser' };
  await own.send('PUT', '/push/subscriptions', JSON.stringify({ endpoint, keys, rules: [] }), {
    'Content-Type': 'application/json',
  });
  const signedIn = await fetch(`${url}/ops/session`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ key: made.key }),
  });
  const session = signedIn.headers.get('set-cookie')?.split(';')[0]?.split('=')[1] ?? '';
  await fetch(`${url}/ops/session`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ key: wrong }) });
  await fetch(`${url}/api/v1/ops/overview`, { headers: { Cookie: `newswire_ops=${session}` } });
  (await openReader(url)).close();
  await admin.delete(`/keys/${made.id}`);
  await own.get('/submissions');
  await waitFor('all was written', () => written().includes('signing in as an operator was refused'));

  const { rows } = await world.db.query('SELECT value FROM secrets');
  const secrets: Record<string, string | undefined> = {
    'the admin’s key': world.config.adminKey,
    'a new key': made.key,
    'a wrong key': wrong,
    'a commenter’s cookie': commenter.cookie.split('=')[1],
    'an operator’s cookie': session,
    'a webhook’s secret': hook?.secret,
    'a push endpoint': endpoint,
    'a browser’s secret': keys.auth,
    'the password of Redis': new URL(world.config.redis.url).password,
    ...Object.fromEntries(rows.map(({ value }, index) => [`signing secret ${index + 1}`, value])),
  };
  expect(Object.keys(secrets).length).toBeGreaterThan(9);
  const log = written();
  expect(log.length).toBeGreaterThan(1_000);
  // Postgres and Redis of the tests have the password `tests`, which is the name of our own logger, too.
  const exposed = Object.entries(secrets).filter(([, secret]) => secret && secret !== 'tests' && log.includes(secret));
  expect(exposed.map(([name]) => name)).toEqual([]);
  for (const name of ['a new key', 'a commenter’s cookie', 'an operator’s cookie', 'a webhook’s secret']) {
    expect([name, (secrets[name] ?? '').length > 10]).toEqual([name, true]);
  }
  expect(log).not.toMatch(/:\/\/[^/\s"]*:tests@/);
});
