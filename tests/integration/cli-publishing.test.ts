import { spawnSync } from 'node:child_process';
import { Queue } from 'bullmq';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newswire, startNewswire } from '../helpers/commands.ts';
import { openFeedSite, rss } from '../helpers/feed-site.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const NOBODY = '01a20ac4-4460-74ba-8102-f0781fb15ef2';

let world: World;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  world = await openWorld({ env: { NEWSWIRE_ALLOW_NETWORKS: '127.0.0.0/8' } });
  env = { ...world.env, NEWSWIRE_URL: world.url(), NEWSWIRE_KEY: world.config.adminKey };
});
afterAll(() => world.close());

async function storyOf(headline: string): Promise<string> {
  return (await world.api().publish({ headline, body: 'Long text.', topics: ['Boats'] })).storyId;
}

test('correct changes what is given and tells its receipt', async () => {
  const id = await storyOf('Ten boats');
  const args = ['correct', id, '--headline', 'Nine boats', '--topic', 'Boats', 'Harbour', '--wait'];
  const { code, stdout, stderr } = await newswire(args, env);
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/status +published/);
  expect(stdout).toMatch(/announced .* position/);
  const { body } = await world.api().get(`/stories/${id}`);
  expect(body).toMatchObject({ headline: 'Nine boats', revision: 2, bodyHtml: expect.stringContaining('Long text') });
  expect(body.topics.map(({ slug }: { slug: string }) => slug)).toEqual(expect.arrayContaining(['boats', 'harbour']));
});

test('correct takes its changes from standard input, where null empties a field', async () => {
  const { storyId } = await world.api().publish({ headline: 'With a byline', byline: 'By Ana' });
  const { code, stdout } = await newswire(['correct', storyId, '-', '--wait', '--json'], env, '{"byline":null}');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'correct', status: 'published', storyId });
  expect((await world.api().get(`/stories/${storyId}`)).body.byline).toBeNull();
});

test('correct without a change, with too many sources and with a bad field says so', async () => {
  const id = await storyOf('Unchanged');
  const nothing = await newswire(['correct', id], env);
  expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('nothing to change')]);
  const both = await newswire(['correct', id, '-', '--headline', 'x'], env, '{}');
  expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('not both')]);
  const bad = await newswire(['correct', id, '-'], env, '{"headline":""}');
  expect([bad.code, bad.stderr]).toEqual([1, expect.stringContaining('headline: must not be blank')]);
  const json = await newswire(['correct', id, '-', '--json'], env, '{"headline":""}');
  expect(JSON.parse(json.stderr)).toMatchObject({ code: 'validation_failed', errors: [{ field: 'headline' }] });
});

test('retract takes a story back with its reason, which is required', async () => {
  const id = await storyOf('Invented');
  expect((await newswire(['retract', id], env)).code).toBe(2);
  const { code, stderr } = await newswire(['retract', id, '--reason', 'It was invented.', '--wait'], env);
  expect(code, stderr).toBe(0);
  expect((await world.api().get(`/stories/${id}`)).body.retracted.reason).toBe('It was invented.');
  const again = await newswire(['retract', id, '--reason', 'Again'], env);
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('story_retracted')]);
  const nobody = await newswire(['retract', NOBODY, '--reason', 'x'], env);
  expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringContaining('not_found')]);
});

test('feeds are added, listed, written as OPML, read from it and removed', async () => {
  const site = await openFeedSite();
  site.on('/a.xml', (_req, res) => res.end(rss('The Mole', [{ id: '1', title: 'Lighthouse lit again' }])));
  const added = await newswire(['feed', 'add', site.url('/a.xml'), '--section', 'world', '--json'], env);
  expect(added.code, added.stderr).toBe(0);
  const { id } = JSON.parse(added.stdout);
  const listed = await waitFor('the feed was fetched', async () => {
    const { stdout } = await newswire(['feed', 'list', '--json'], env);
    return JSON.parse(stdout).find((feed: { stories: number }) => feed.stories === 1);
  });
  expect(listed).toMatchObject({ id, section: 'world', status: 'ok' });
  expect((await newswire(['feed', 'list'], env)).stdout).toContain(`${id}  ok        1 story  ${site.url('/a.xml')}`);
  const opml = await newswire(['feed', 'export'], env);
  expect(opml.stdout).toContain(`xmlUrl="${site.url('/a.xml')}"`);
  const removed = await newswire(['feed', 'remove', id], env);
  expect([removed.code, removed.stdout]).toEqual([0, expect.stringContaining(id)]);
  const imported = await newswire(['feed', 'import', '-'], env, opml.stdout);
  expect([imported.code, imported.stdout]).toEqual([0, '1 added, 0 polled already, 0 rejected\n']);
  const refused = await newswire(
    ['feed', 'import', '-'],
    env,
    '<opml version="2.0"><body><outline text="x" xmlUrl="ftp://x/"/></body></opml>',
  );
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('ftp://x/')]);
  expect((await newswire(['feed', 'add', 'nonsense', '--exact'], env)).stderr).toContain('url: must be an absolute');
  expect((await newswire(['feed', 'add', 'http://x/', '--interval', 'often'], env)).code).toBe(2);
  await site.close();
});

test('queues are counted, their failed jobs tried again, and drained only with a yes', async () => {
  const queue = new Queue('push', { connection: world.redis, prefix: world.keys.queuePrefix('push') });
  await queue.add('nonsense', {}, { delay: 3_600_000 });
  await waitFor('an unknown job is counted', async () => (await queue.getJobCounts('delayed')).delayed === 1);
  const stats = await newswire(['queue', 'stats', '--json'], env);
  expect(JSON.parse(stats.stdout)).toContainEqual({
    name: 'push',
    waiting: 0,
    active: 0,
    delayed: 1,
    failed: 0,
    paused: false,
  });
  expect((await newswire(['queue', 'stats'], env)).stdout).toMatch(/^push +0 +0 +1 +0$/m);
  const retried = await newswire(['queue', 'retry', 'edit'], env);
  expect([retried.code, retried.stdout]).toEqual([0, '0 jobs of edit will be tried again.\n']);
  const careful = await newswire(['queue', 'drain', 'push'], env);
  expect([careful.code, careful.stderr]).toEqual([2, expect.stringContaining('--yes')]);
  expect((await newswire(['queue', 'pause', 'push'], env)).stdout).toBe('push is paused.\n');
  await queue.add('nonsense', {});
  const drained = await newswire(['queue', 'drain', 'push', '--yes'], env);
  expect([drained.code, drained.stdout]).toEqual([0, '1 job of push was thrown away.\n']);
  expect((await newswire(['queue', 'resume', 'push', '--json'], env)).stdout).toBe('{"queue":"push","paused":false}\n');
  expect((await newswire(['queue', 'retry', 'nonsense'], env)).code).toBe(2);
  await queue.close();
});

test('a key without the scope ends with 4, whatever the command', async () => {
  const { key } = await world.publisher('No admin');
  for (const args of [
    ['queue', 'stats'],
    ['feed', 'list'],
    ['publisher', 'list'],
  ]) {
    const { code, stderr } = await newswire(args, { ...env, NEWSWIRE_KEY: key });
    expect([code, stderr]).toEqual([4, expect.stringContaining('scope')]);
  }
});

test('tail goes on by itself from its position after a cut, and misses nothing', async () => {
  const cut = await openWorld();
  const port = String(cut.servers[0]?.port);
  const tail = startNewswire(['tail', '--topic', 'cuts', '--json'], { ...env, NEWSWIRE_URL: cut.url() });
  const headlines = () =>
    tail
      .stdout()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line).story.headline);
  await waitFor('the tail follows', async () => {
    await cut.api().publish({ headline: `Before ${Date.now()}`, topics: ['Cuts'] });
    return headlines().length > 0;
  });
  const other = await cut.addServer();
  await cut.servers[0]?.close();
  await waitFor('the tail was cut', () => tail.stderr().includes('cut off'));
  await cut.api(undefined, 1).publish({ headline: 'Meanwhile', topics: ['Cuts'] });
  const env2 = { ...cut.env, PORT: port, HOST: '127.0.0.1' };
  const server = startNewswire(['server'], env2);
  await waitFor('what was missed is shown', () => headlines().includes('Meanwhile'));
  expect(headlines().filter((headline) => headline === 'Meanwhile')).toHaveLength(1);
  tail.process.kill('SIGINT');
  server.process.kill('SIGTERM');
  expect([(await tail.ended).code, (await server.ended).code]).toEqual([0, 0]);
  cut.servers.splice(0, 1);
  expect(other.port).not.toBe(Number(port));
  await cut.close();
});

test.each(['bash', 'zsh', 'fish'])('completion prints a script for %s', async (shell) => {
  const { code, stdout } = await newswire(['completion', shell], env);
  expect(code).toBe(0);
  expect(stdout).toContain('newswire complete --');
  if (shell === 'bash') expect(spawnSync('bash', ['-n'], { input: stdout }).status).toBe(0);
});

test('the script for Bash can be sourced twice', async () => {
  const { stdout } = await newswire(['completion', 'bash'], env);
  const ended = spawnSync('bash', { input: `${stdout}\n${stdout}\ncomplete -p newswire`, encoding: 'utf8' });
  expect([ended.status, ended.stderr]).toEqual([0, '']);
  expect(ended.stdout).toContain('newswire');
});

test('completion knows commands, subcommands, options and their values', async () => {
  const complete = async (...words: string[]) => {
    const { stdout } = await newswire(['complete', '--', ...words], env);
    return stdout.split('\n').map((line) => line.split('\t')[0]);
  };
  expect(await complete('pub')).toEqual(expect.arrayContaining(['publish', 'publisher']));
  expect(await complete('queue', '')).toEqual(expect.arrayContaining(['stats', 'retry', 'drain']));
  expect(await complete('correct', '--')).toEqual(expect.arrayContaining(['--headline', '--wait']));
  expect(await complete('correct', '--section', 'cl')).toContain('climate');
  expect(await complete('search', 'sec')).toContain('section:climate');
  expect(await complete('tail', 'quake', 'to')).toContain('topic:');
  expect((await newswire(['completion', 'tcsh'], env)).code).toBe(2);
});

test('live writes a coverage: begun, posted to, edited, pinned, retracted and ended', async () => {
  const started = await newswire(['live', 'start', 'Storm', '--key-point', 'Ferries are stopped', '--json'], env);
  expect(started.code, started.stderr).toBe(0);
  const { id } = JSON.parse(started.stdout);
  const live = async (...args: string[]) => {
    const { code, stdout, stderr } = await newswire(['live', ...args], env, 'From stdin.');
    expect(code, stderr).toBe(0);
    return stdout.trim();
  };
  const post = await live('post', id, '-', '--title', 'Bridge closed', '--key-event', '--pin');
  const quote = await live('post', id, '--quote', 'We were lucky.', '--source', 'Ana');
  await live('edit', id, post, 'Since noon.');
  await live('pin', id, post, '--release');
  await live('retract', id, quote, '--reason', 'She did not say that.');
  await live('end', id);
  expect(await live('list', '--status', 'ended')).toContain(`${id}  ended      1 posts  Storm`);
  expect((await world.api().get(`/coverages/${id}`)).body).toMatchObject({
    coverage: { title: 'Storm', keyPoints: ['Ferries are stopped'], endedAt: expect.any(String) },
    pinned: [],
    posts: [
      { id: quote, quote: null, retracted: { reason: 'She did not say that.' } },
      { id: post, title: 'Bridge closed', text: 'Since noon.', keyEvent: true, revision: 3 },
    ],
  });
  const nothing = await newswire(['live', 'post', id], env);
  expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('nothing to post')]);
  const late = await newswire(['live', 'post', id, 'Late'], env);
  expect([late.code, late.stderr]).toEqual([1, expect.stringContaining('ended')]);
});
