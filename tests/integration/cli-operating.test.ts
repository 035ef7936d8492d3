import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sql from 'sql-template-tag';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newswire } from '../helpers/commands.ts';
import { type FeedSite, openFeedSite } from '../helpers/feed-site.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let site: FeedSite;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  world = await openWorld({ env: { NEWSWIRE_WEBHOOK_NETWORKS: '127.0.0.0/8' } });
  site = await openFeedSite();
  env = { ...world.env, NEWSWIRE_URL: world.url(), NEWSWIRE_KEY: world.config.adminKey };
});
afterAll(async () => {
  await world.close();
  await site.close();
});

test('HOOK9 webhook test posts a signed test event, and says what came back', async () => {
  site.on('/hook', (_req, res) => res.writeHead(204).end());
  const { body: hook } = await world.api().post('/webhooks', { url: site.url('/hook') });
  const taken = await newswire(['webhook', 'test', hook.id], env);
  expect(taken.code, taken.stderr).toBe(0);
  expect(taken.stdout).toMatch(/✓ http:\S+\/hook answered 204 after \d+ ms\.\n {2}It has accepted the test event /);
  const [{ headers, body }] = site.requests('/hook') as [ReturnType<FeedSite['requests']>[number]];
  const event = new Webhook(hook.secret).verify(body, headers as Record<string, string>);
  expect(event).toMatchObject({ type: 'webhook.test', data: { webhook: hook.id } });
  site.on('/hook', (_req, res) => res.writeHead(401).end());
  const refused = await newswire(['webhook', 'test', hook.id], env);
  expect([refused.code, refused.stdout]).toEqual([1, expect.stringMatching(/✗ .* answered 401 .*\n {2}→ .*signature/)]);
  const { body: after } = await world.api().get(`/webhooks/${hook.id}`);
  expect(after.status, 'a test changes nothing').toBe('active');
  expect((await world.api().get(`/webhooks/${hook.id}/deliveries`)).body.deliveries).toEqual([]);
});

test('HOOK9 a test goes through the address guard, names a silent receiver, and is for its owner alone', async () => {
  const { body: inside } = await world.api().post('/webhooks', { url: 'http://localhost:9/hook' });
  const silent = await newswire(['webhook', 'test', inside.id, '--json'], env);
  expect(silent.code).toBe(1);
  expect(JSON.parse(silent.stdout)).toMatchObject({ answered: null, error: expect.stringMatching(/^\w+: /) });
  const { key } = await world.publisher('Somebody else');
  const other = await newswire(['webhook', 'test', inside.id], { ...env, NEWSWIRE_KEY: key });
  expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('There is no webhook')]);
});

test('a backup is remembered once it is complete, and Prometheus is told when it was', async () => {
  const figure = async () => {
    const metrics = await (await fetch(`${world.url()}/metrics`)).text();
    return /^newswire_last_backup_timestamp_seconds (\S+)$/m.exec(metrics)?.[1];
  };
  expect(await figure(), 'without a backup there is no figure').toBeUndefined();
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'newswire-backup-')), 'newswire.backup');
  const taken = await newswire(['backup', file, '--json'], env);
  expect([taken.code, taken.stderr]).toEqual([0, '']);
  const { manifest } = JSON.parse(taken.stdout);
  const told = await waitFor('the figure is there', figure);
  expect(Number(told)).toBeCloseTo(Date.parse(manifest.at) / 1_000, 0);
});

test('upgrade --check tells what is pending, what runs, and what to do, and changes nothing', async () => {
  const done = await newswire(['upgrade', '--check', '--json'], env);
  expect(done.code, done.stderr).toBe(0);
  const says = JSON.parse(done.stdout).findings.map((finding: { says: string }) => finding.says);
  expect(says).toContain('none is pending');
  expect(says).toContainEqual(expect.stringMatching(/^1 server and 1 worker of \d/));
  expect(JSON.parse(done.stdout).steps).toEqual([]);
  const { rows } = await world.db.query<{ name: string }>(
    sql`DELETE FROM migrations WHERE name = (SELECT max(name) FROM migrations) RETURNING name`,
  );
  const due = await newswire(['upgrade', '--check'], env);
  expect(due.stdout).toContain(`1 is pending: ${rows[0]?.name}`);
  expect(due.stdout).toMatch(/To do:\n {2}1\. newswire backup FILE\n {2}2\. newswire migrate\n$/);
  await world.db.query(sql`INSERT INTO migrations (name, run_on) VALUES (${rows[0]?.name}, now())`);
  expect(await newswire(['upgrade'], env)).toMatchObject({ code: 2, stderr: expect.stringContaining('--check') });
});
