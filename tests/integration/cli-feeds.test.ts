import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newswire } from '../helpers/commands.ts';
import { type FeedRig, openFeedRig } from '../helpers/feed-rig.ts';
import { rss } from '../helpers/feed-site.ts';

let rig: FeedRig;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  rig = await openFeedRig();
  env = { ...rig.world.env, NEWSWIRE_URL: rig.world.url(), NEWSWIRE_KEY: rig.world.config.adminKey };
  const { site } = rig;
  const page = (body: string) => (_req: unknown, res: import('node:http').ServerResponse) =>
    void res.writeHead(200, { 'Content-Type': 'text/html' }).end(`<title>The port</title>${body}`);
  const link = (href: string) => `<link rel=alternate type=application/rss+xml href=${href}>`;
  site.on('/one', page(link('/one.xml')));
  site.on('/two', page(link('/two.xml') + link('/three.xml')));
  site.on('/none', page(''));
  for (const name of ['one', 'two', 'three']) {
    site.on(`/${name}.xml`, (_req, res) => res.end(rss(`Feed ${name}`, [{ id: '1', title: `Story of ${name}` }])));
  }
});
afterAll(() => rig.close());

const run = (args: string[], input?: string) => newswire(['feed', ...args], env, input);

test('FEED23 an empty list says so, and how to begin', async () => {
  const { code, stdout, stderr } = await run(['list']);
  expect([code, stdout]).toEqual([0, '']);
  expect(stderr).toContain('No feeds yet. Add one: newswire feed add');
});

test('FEED23 feed add adds the one feed of a site and says which', async () => {
  const { code, stdout, stderr } = await run(['add', rig.site.url('/one').replace('http://', '')]);
  expect([code, stderr]).toEqual([0, `Found: Feed one, ${rig.site.url('/one.xml')}\n`]);
  expect(stdout).toMatch(/^[\da-f-]{36} {2}new {7}0 stories {2}http/);
});

test('FEED23 of several feeds the list is printed, and --pick or --all chooses', async () => {
  const { site } = rig;
  const asked = await run(['add', site.url('/two')]);
  expect(asked.code).toBe(2);
  expect(asked.stdout.split('\n').slice(0, 3)).toEqual([
    '  1  Feed two',
    `     ${site.url('/two.xml')}`,
    '     RSS, 1 item',
  ]);
  expect(asked.stderr).toContain('choose with --pick 1 (or 1,3), or take --all');
  expect((await run(['add', site.url('/two'), '--pick', '3'])).stderr).toContain('numbers from 1 to 2');
  const picked = await run(['add', site.url('/two'), '--pick', '2', '--json']);
  expect(JSON.parse(picked.stdout)).toMatchObject({ url: site.url('/three.xml') });
  const all = await run(['add', site.url('/two'), '--all', '--json']);
  expect(JSON.parse(all.stdout)).toMatchObject({ url: site.url('/two.xml') });
});

test('FEED23 without a feed the command says what was there, and how to add the address all the same', async () => {
  const url = rig.site.url('/none');
  const { code, stderr } = await run(['add', url]);
  expect(code).toBe(1);
  expect(stderr).toContain(`${url} answered with a web page with the title “The port”.`);
  expect(stderr).toContain(`newswire feed add --exact ${url}`);
  const exact = await run(['add', url, '--exact', '--disable', '--json']);
  expect(JSON.parse(exact.stdout)).toMatchObject({ url, status: 'disabled', nextFetchAt: null });
});

test('FEED23 settings are set, shown and cleared; secrets come from files', async () => {
  const { site, api, fetched } = rig;
  site.on('/paid', (_req, res) => res.writeHead(401, { 'Content-Type': 'text/plain' }).end('Pay first'));
  const folder = await mkdtemp(path.join(tmpdir(), 'newswire-'));
  const cookieFile = path.join(folder, 'cookie');
  await writeFile(cookieFile, 'paid=1\n');
  const flags = ['--username', 'me', '--password-file', '-', '--cookie-file', cookieFile, '--header', 'X-Key: a:b'];
  const options = ['--block', 'ad', '--ignore-updates', '--retention-days', '30', '--user-agent', 'R/1', '--json'];
  const added = await run(['add', site.url('/paid'), ...flags, ...options], 'secret\n');
  expect(added.code, added.stderr).toBe(0);
  const { id } = JSON.parse(added.stdout);
  await fetched(id);
  expect(site.requests('/paid')[0]?.headers).toMatchObject({
    authorization: `Basic ${Buffer.from('me:secret').toString('base64')}`,
    ...{ cookie: 'paid=1', 'x-key': 'a:b', 'user-agent': 'R/1' },
  });
  const shown = await run(['show', id]);
  expect(shown.stdout).not.toMatch(/secret|paid=1|a:b/);
  expect(shown.stdout).toMatch(/status +failing; it is tried again/);
  expect(shown.stdout).toMatch(/credentials +user name me, a password, a cookie, headers X-Key/);
  expect(shown.stdout).toMatch(/answer +401 from .*\n +9 bytes, text\/plain\n +begins with +Pay first/);
  const set = await run([
    'set',
    id,
    '--clear',
    'block',
    'cookie',
    'headers',
    '--no-ignore-updates',
    '--keep',
    'sea',
    '--disable',
  ]);
  expect([set.code, set.stderr]).toEqual([0, '']);
  expect(set.stdout).toMatch(/status +disabled/);
  expect((await api.get(`/feeds/${id}`)).body).toMatchObject({
    options: { ignoreUpdates: false, keep: 'sea', retentionDays: 30, userAgent: 'R/1' },
    credentials: { username: 'me', hasPassword: true },
    status: 'disabled',
  });
  const both = await run(['set', id, '--keep', 'x', '--clear', 'keep']);
  expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('set or cleared, not both')]);
  expect((await run(['set', id])).stderr).toContain('nothing to set');
});

test('FEED22 what one Newswire exports, another imports with its settings, and says why not', async () => {
  const { api, world } = rig;
  const settings = { publisher: 'The Mole', section: 'world', topics: ['Sea, North'], intervalSeconds: 900 };
  const url = 'https://mole.example/feed.xml';
  await api.post('/feeds', { url, ...settings, options: { block: '<ad>|x', retentionDays: 9 } });
  const { stdout: opml } = await run(['export']);
  await world.db.query('DELETE FROM feeds');
  const imported = await run(['import', '-'], opml);
  expect(imported.code, imported.stderr).toBe(0);
  const { body } = await api.get('/feeds');
  expect(body.feeds.find((feed: { url: string }) => feed.url === url)).toMatchObject({
    ...{
      section: 'world',
      topics: ['Sea, North'],
      intervalSeconds: 900,
      options: { block: '<ad>|x', retentionDays: 9 },
    },
    publisher: { name: 'The Mole' },
  });
  const bad = opml.replaceAll('mole.example', 'other.example').replace('&lt;ad&gt;|x', '(');
  const refused = await run(['import', '-', '--json'], bad);
  const entry = JSON.parse(refused.stdout).entries.find((each: { url: string }) => each.url.includes('other.example'));
  expect(entry).toMatchObject({ status: 'rejected', detail: expect.stringContaining('options.block') });
});

test('feed fetch waits for the fetch and shows how it went, with 1 for a feed that failed', async () => {
  await run(['add', rig.site.url('/one.xml'), '--exact']);
  const known = await run(['list', '--json']);
  const { id } = JSON.parse(known.stdout).find(({ url }: { url: string }) => url.endsWith('/one.xml'));
  const good = await run(['fetch', id]);
  expect(good.code, good.stderr).toBe(0);
  expect(good.stdout).toMatch(/status +ok/);
  rig.site.on('/one.xml', (_req, res) => void res.writeHead(500).end());
  const bad = await run(['fetch', id, '--json']);
  expect(bad.code).toBe(1);
  expect(JSON.parse(bad.stdout)).toMatchObject({ id, status: 'error' });
});
