import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newswire, startNewswire } from '../helpers/commands.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  world = await openWorld();
  env = { ...world.env, NEWSWIRE_URL: world.url(), NEWSWIRE_KEY: world.config.adminKey };
});
afterAll(() => world.close());

test('publish puts NDJSON from standard input on the wire, and names the line of what it refused', async () => {
  const lines = ['{"headline":"One","topics":["Cli"]}', '{"headline":', '{"headline":"Three","section":"x"}', ''];
  const { code, stdout, stderr } = await newswire(['publish', '-', '--wait'], env, lines.join('\n'));
  expect(code).toBe(1);
  expect(stdout + stderr).toMatch(/1 accepted, 2 rejected/);
  expect(stderr).toMatch(/line 2/);
  expect(stderr).toMatch(/line 3.*section/s);
  const { body } = await world.api().get('/stories?any=cli');
  expect(body.stories).toHaveLength(1);
});

test('publish reads a file with one story, and status tells its receipt', async () => {
  const file = path.join(tmpdir(), `newswire-cli-${process.pid}.json`);
  await writeFile(file, JSON.stringify({ headline: 'From a file', topics: ['File'] }));
  const published = await newswire(['publish', file, '--wait', '--json'], env);
  expect(published.code, published.stderr).toBe(0);
  const { body } = await world.api().get('/submissions?limit=1');
  const status = await newswire(['status', body.submissions[0].id], env);
  expect(status.code).toBe(0);
  expect(status.stdout).toMatch(/published/);
  expect(status.stdout).toMatch(/recorded/);
});

test('submission lists what waits for its embargo, shows it whole, and changes and cancels it', async () => {
  const embargoUntil = new Date(Date.now() + 3_600_000).toISOString();
  const story = { headline: 'Held', summary: 'Old', body: 'All of it.', embargoUntil };
  const { body } = await world.api().post('/stories', story);
  const listed = await newswire(['submission', 'list', '--held'], env);
  expect(listed.stdout).toBe(`${body.id}  held until ${embargoUntil}  publish  Held\n`);
  const shown = await newswire(['submission', 'show', body.id], env);
  expect(shown.stdout).toMatch(/held until .*body {8}All of it\./s);
  const changed = await newswire(['submission', 'change', body.id, '--headline', 'Better', '--json'], env);
  expect(JSON.parse(changed.stdout)).toMatchObject({ story: { ...story, headline: 'Better' } });
  const file = await newswire(['submission', 'change', body.id, '-', '--json'], env, '{"summary":null}');
  expect(JSON.parse(file.stdout).story).not.toHaveProperty('summary');
  const bad = await newswire(['submission', 'change', body.id, '--embargo', 'noon'], env);
  expect([bad.code, bad.stderr]).toEqual([
    1,
    expect.stringMatching(/^embargoUntil: must be an ISO 8601 date and time with a time zone, such as /),
  ]);
  expect((await newswire(['submission', 'change', body.id], env)).code).toBe(2);
  const cancelled = await newswire(['submission', 'cancel', body.id, '--reason', 'Wrong'], env);
  expect(cancelled.stdout).toMatch(/status {6}cancelled.*reason {6}Wrong/s);
  const late = await newswire(['submission', 'change', body.id, '--embargo', 'now'], env);
  expect([late.code, late.stderr]).toEqual([1, expect.stringContaining('(already_ended)')]);
  const none = await newswire(['submission', 'list', '--held'], env);
  expect([none.stdout, none.stderr]).toEqual(['', 'No submission waits for an embargo.\n']);
});

test('a story that waits is released now', async () => {
  const embargoUntil = new Date(Date.now() + 3_600_000).toISOString();
  const { body } = await world.api().post('/stories', { headline: 'Early', embargoUntil });
  const { code, stderr } = await newswire(['submission', 'change', body.id, '--embargo', 'now'], env);
  expect(code, stderr).toBe(0);
  expect(await world.api().finished(body.id)).toMatchObject({ status: 'published' });
});

test('tail shows what comes, and ends cleanly on Ctrl-C with its position', async () => {
  const tail = startNewswire(['tail', '--topic', 'tailed', '--json'], env);
  await waitFor('the tail follows', async () => {
    await world.api().publish({ headline: `Tailed ${Date.now()}`, topics: ['Tailed'] });
    return tail.stdout().includes('Tailed');
  });
  const event = JSON.parse(tail.stdout().split('\n')[0] ?? '');
  expect(event).toMatchObject({ type: 'story.published', story: { topics: [{ slug: 'tailed' }] } });
  tail.process.kill('SIGINT');
  const { code, stderr } = await tail.ended;
  expect(code).toBe(0);
  expect(stderr).toMatch(/[a-z0-9]+\.\d+/);
});

test('publishers and keys are made, used and revoked', async () => {
  const added = await newswire(['publisher', 'add', 'The CLI Courier'], env);
  expect(added.code, added.stderr).toBe(0);
  const list = await newswire(['publisher', 'list'], env);
  expect(list.stdout).toContain('The CLI Courier');
  const { body } = await world.api().get('/publishers');
  const { id } = body.publishers.find((publisher: { name: string }) => publisher.name === 'The CLI Courier');
  const none = await newswire(['key', 'list', 'The CLI Courier'], env);
  expect([none.code, none.stdout]).toEqual([0, '']);
  expect(none.stderr).toContain('No keys yet');
  const made = await newswire(['key', 'add', 'the cli courier', '--name', 'CMS', '--scope', 'publish'], env);
  const key = /nw_[\w-]{43}/.exec(made.stdout)?.[0] ?? '';
  expect(key).not.toBe('');
  const story = '{"headline":"By key"}';
  expect((await newswire(['publish', '-'], { ...env, NEWSWIRE_KEY: key }, story)).code).toBe(0);
  await waitFor('the list shows the key with its last use', async () =>
    (await newswire(['key', 'list', id], env)).stdout.match(/The CLI Courier {2}CMS {2}publish .* last used 2/),
  );
  const keyId = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(made.stdout + made.stderr)?.[0] ?? '';
  expect((await newswire(['key', 'revoke', keyId], env)).code).toBe(0);
  expect((await newswire(['publish', '-'], { ...env, NEWSWIRE_KEY: key }, story)).code).toBe(4);
  const [listed] = JSON.parse((await newswire(['key', 'list', id, '--json'], env)).stdout);
  expect(listed).toMatchObject({ id: keyId, name: 'CMS', isPreset: false, revokedAt: expect.any(String) });
  expect(JSON.stringify(listed)).not.toContain(key);
});

test('people are added, invited, disabled and removed', async () => {
  const refused = await newswire(['people', 'add', 'Ana', '--role', 'editor'], env);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('must be the publisher of the editor')]);
  const added = await newswire(['people', 'add', 'Ana Reis', '--role', 'operator'], env);
  expect(added.code, added.stderr).toBe(0);
  expect(added.stdout).toMatch(/^http.*\/admin\/invitation#invite=[\w-]{43}\n$/);
  const { person, invitation } = JSON.parse((await newswire(['people', 'invite', 'ana reis', '--json'], env)).stdout);
  expect(invitation.link).not.toBe(added.stdout.trim());
  const disabled = await newswire(['people', 'disable', person.id], env);
  expect(disabled.stdout).toMatch(/Ana Reis {2}operator {2}- {2}passkeys 0 {2}never signed in {2}disabled 2/);
  expect((await newswire(['people', 'enable', 'Ana Reis'], env)).stdout).not.toContain('disabled');
  expect((await newswire(['people', 'remove', 'Ana Reis'], env)).stdout).toBe('Ana Reis is removed.\n');
  expect((await newswire(['people', 'list', '--json'], env)).stdout).toBe('[]\n');
  const gone = await newswire(['people', 'remove', 'Ana Reis'], env);
  expect([gone.code, gone.stderr]).toEqual([1, expect.stringContaining('There is nobody called “Ana Reis”')]);
});

test('a publisher that nobody knows is named, and how to find the right one', async () => {
  const { code, stderr } = await newswire(['key', 'add', 'The Unknown Echo'], env);
  expect(code).toBe(1);
  expect(stderr).toContain('There is no publisher “The Unknown Echo”. `newswire publisher list` shows them all.');
});

test('lists that are empty say so, and --version names the version', async () => {
  const lists = [
    ['webhook', 'list'],
    ['topic', 'rulings'],
    ['topic', 'candidates'],
  ];
  for (const list of lists) {
    const { code, stdout, stderr } = await newswire(list, env);
    expect([code, stdout], list.join(' ')).toEqual([0, '']);
    expect(stderr).toMatch(/^No /);
  }
  expect((await newswire(['--version'], env)).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each([
  [['publish'], 2, /missing required argument/],
  [['nonsense'], 2, /unknown command/],
  [['publish', '/nowhere/x.json'], 2, /x\.json/],
])('newswire %j ends with %i and says why', async (args, expected, message) => {
  const { code, stderr } = await newswire(args, env);
  expect(code).toBe(expected);
  expect(stderr).toMatch(message);
});

test('a server that cannot be reached ends with 3', async () => {
  const { code, stderr } = await newswire(['status', '01a20ac4-4460-74ba-8102-f0781fb15ef2'], {
    ...env,
    NEWSWIRE_URL: 'http://127.0.0.1:9',
  });
  expect(code).toBe(3);
  expect(stderr).toContain('127.0.0.1:9');
});

test('migrate, server and worker say what is wrong with their environment, and migrate what it did', async () => {
  const bare = { PATH: process.env.PATH };
  for (const command of ['server', 'worker', 'migrate']) {
    const { code, stderr } = await newswire([command], bare);
    expect(code).toBe(2);
    expect(stderr).toContain('DATABASE_URL is required');
  }
  const migrated = await newswire(['migrate', '--json'], world.env);
  expect([migrated.code, migrated.stdout]).toEqual([0, '{"migrated":[]}\n']);
  const gone = { ...bare, DATABASE_URL: 'postgres://127.0.0.1:9/x', REDIS_URL: 'redis://127.0.0.1:9' };
  const server = await newswire(['server'], gone);
  expect(server.code).toBe(1);
  expect(server.stderr).toContain('nothing listens at 127.0.0.1:9');
});

test('every command explains itself', async () => {
  const { stdout: all } = await newswire(['--help'], env);
  const commands = [...all.matchAll(/^ {2}([a-z]+) .*$/gm)]
    .map((match) => match[1] ?? '')
    .filter((name) => name !== 'help');
  expect(commands).toEqual(
    expect.arrayContaining(['up', 'publish', 'correct', 'retract', 'tail', 'feed', 'queue', 'key']),
  );
  for (const command of commands) {
    const { code, stdout } = await newswire([command, '--help'], env);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: newswire ${command}`);
    expect(stdout).toContain('Exit codes:');
    expect(stdout).toMatch(/Example|Commands:/);
  }
});
