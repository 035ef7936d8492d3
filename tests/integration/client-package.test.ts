import { execFile, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type * as Package from '../../packages/client/src/newswire-client.ts';
import { type InstalledClient, installClient } from '../helpers/client-package.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const run = promisify(execFile);
const ROOT = path.join(import.meta.dirname, '../..');

let world: World;
let installed: InstalledClient;
let key: string;
let client: Package.NewswireClient;
let Client: typeof Package;
beforeAll(async () => {
  [installed, world] = await Promise.all([installClient(), openWorld()]);
  ({ key } = await world.publisher('The Client'));
  Client = await import(path.join(installed.folder, 'dist/newswire-client.js'));
  client = Client.createClient({ url: world.url(), key });
}, 240_000);
afterAll(async () => {
  await world?.close();
  installed?.remove();
});

const example = (name: string): string => path.join(installed.folder, 'examples', name);
const settings = () => ({ ...process.env, NEWSWIRE_URL: world.url(), NEWSWIRE_KEY: key });

async function publish(headline: string, topics = ['Sea']): Promise<string> {
  const { id } = await client.publish({ headline, topics });
  const { status, storyId = '' } = await client.outcome(id);
  expect(status).toBe('published');
  return storyId;
}

function headlineOf({ event }: Package.Followed): string {
  return 'story' in event ? event.story.headline : event.type;
}

test('CLIENT1 stories are published, read, searched, corrected and retracted', async () => {
  const id = await publish('Herring returns to the northern harbours');
  expect((await client.list({ limit: 1 })).stories[0]?.id).toBe(id);
  expect((await client.search('herring')).stories.map((story) => story.id)).toEqual([id]);
  expect((await client.count({ any: ['sea'] })).stories).toBeGreaterThan(0);
  const corrected = await client.correct(id, { headline: 'Herring returns to the southern harbours' });
  expect((await client.outcome(corrected.id)).status).toBe('published');
  expect((await client.story(id)).headline).toContain('southern');
  const { storyline } = await client.story(id);
  expect((await client.storyline(storyline.id)).stories.map((story) => story.id)).toEqual([id]);
  expect((await client.topics({ prefix: 'se' })).topics.map(({ slug }) => slug)).toContain('sea');
  expect((await client.trending()).topics).toEqual([]);
  expect((await client.sections()).sections[0]).toMatchObject({ slug: 'world', labels: { de: 'Welt' } });
  await client.outcome((await client.retract(id, 'It was cod')).id);
  expect((await client.story(id)).retracted).toMatchObject({ reason: 'It was cod' });
});

test('CLIENT2 a refusal names its code and its fields, and is not repeated', async () => {
  const story = { headlin: 'A slip of the finger' } as unknown as Package.StoryIn;
  const failure = await client.publish(story).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Client.Refusal);
  expect(failure).toMatchObject({ status: 422, code: 'validation_failed' });
  expect((failure as Package.Refusal).errors.map(({ field }) => field)).toContain('headline');
});

test('CLIENT2 a write whose answer was lost, or that the server had no time for, is repeated and done once', async () => {
  const waits: number[] = [];
  let calls = 0;
  const flaky = Client.createClient({
    ...{ url: world.url(), key },
    fetch: async (input, init) => {
      calls += 1;
      waits.push(Date.now());
      if (calls === 1) return new Response('', { status: 503, headers: { 'retry-after': '1' } });
      const response = await fetch(input, init);
      if (calls === 2) throw new TypeError('the answer was lost');
      return response;
    },
  });
  const { id } = await flaky.publish({ headline: 'Once and no more', topics: ['Once'] });
  expect(calls).toBe(3);
  expect((waits[1] ?? 0) - (waits[0] ?? 0)).toBeGreaterThanOrEqual(990);
  await client.outcome(id);
  expect((await client.list({ any: ['once'] })).stories).toHaveLength(1);
});

test('CLIENT2 many stories go in batches, and what is refused is named by its place', async () => {
  async function* stories(): AsyncGenerator<Package.StoryIn> {
    for (let no = 0; no < 1_005; no += 1)
      yield no === 1_002 ? { headline: '' } : { headline: `Batch no. ${no}`, topics: ['Batch'] };
  }
  const batches: number[] = [];
  const told = await client.publishMany(stories(), { onBatch: ({ accepted }) => batches.push(accepted) });
  expect(batches).toEqual([1_000, 1_004]);
  expect(told).toMatchObject({ accepted: 1_004, rejected: 1, errors: [{ index: 1_002, code: 'validation_failed' }] });
  await client.outcome(told.submissions.findLast(({ status }) => status !== 'rejected')?.id ?? '');
});

test('CLIENT3 whoever follows gets each event once, in order, also across a restart of the server', async () => {
  const servers = await openWorld();
  onTestFinished(() => servers.close());
  const { key: own } = await servers.publisher('The Restart');
  const port = servers.servers[0]?.port;
  const publisher = Client.createClient({ url: servers.url(), key: own });
  const send = async (headline: string): Promise<void> => {
    await publisher.outcome((await publisher.publish({ headline, topics: ['Restart'] })).id);
  };
  const heard: string[] = [];
  const stop = new AbortController();
  const seen: string[] = [];
  const following = (async () => {
    const events = publisher.follow({
      ...{ any: ['restart'], signal: stop.signal },
      onUp: (isAgain) => heard.push(isAgain ? 'up again' : 'up'),
      onDown: (reason) => heard.push(reason),
    });
    for await (const followed of events) seen.push(headlineOf(followed));
  })();
  await waitFor('it follows', () => heard.includes('up'));
  await send('One');
  await waitFor('the first came', () => seen.length === 1);
  await servers.servers[0]?.close();
  const { startServer } = await import('../../server/start-server.ts');
  servers.servers[0] = await startServer(
    { ...servers.config, http: { ...servers.config.http, port: port ?? 0 } },
    servers.log,
  );
  await send('Two');
  await send('Three');
  await waitFor('what was missed came', () => seen.length === 3);
  expect(seen).toEqual(['One', 'Two', 'Three']);
  expect(heard).toContain('shutdown');
  stop.abort();
  await following;
});

test('CLIENT3 what is too much for a stream to catch up on comes from the history; every event has its position', async () => {
  const small = await openWorld({ env: { NEWSWIRE_RESUME_EVENTS: '3' } });
  onTestFinished(() => small.close());
  const { api } = await small.publisher('The Gap');
  const reader = Client.createClient({ url: small.url() });
  const { position: since } = await reader.list();
  for (let no = 1; no <= 6; no += 1) await api.publish({ headline: `Gap no. ${no}`, topics: ['Gap'] });
  const stop = new AbortController();
  const seen: Package.Followed[] = [];
  for await (const followed of reader.follow({ any: ['gap'], since, signal: stop.signal })) {
    seen.push(followed);
    if (seen.length === 6) await api.publish({ headline: 'Gap no. 7', topics: ['Gap'] });
    if (seen.length === 7) stop.abort();
  }
  expect(seen.map(headlineOf)).toEqual([1, 2, 3, 4, 5, 6, 7].map((no) => `Gap no. ${no}`));
  const again: string[] = [];
  for await (const followed of reader.export({ any: ['gap'], since: seen[3]?.position }))
    again.push(headlineOf(followed));
  expect(again).toEqual(['Gap no. 5', 'Gap no. 6', 'Gap no. 7']);
});

test('CLIENT3 a position of another wire is refused by name', async () => {
  const events = client.follow({ since: 'otherwire.3' });
  await expect(events.next()).rejects.toThrow(Client.PositionLost);
  await expect(client.export({ since: 'otherwire.3' }).next()).rejects.toMatchObject({ name: 'PositionLost' });
});

test('CLIENT1 a live coverage is written and followed', async () => {
  const { coverage } = await client.startCoverage({ title: 'Election night' });
  const { position } = await client.coverage(coverage.id);
  const { post } = await client.addPost(coverage.id, { text: 'Polls have closed' });
  await client.changePost(coverage.id, post.id, { text: 'All polls have closed' });
  await client.pinPost(coverage.id, post.id);
  await client.retractPost(coverage.id, post.id, 'Some have not');
  const types: string[] = [];
  for await (const { event } of client.followCoverage(coverage.id, { since: position })) {
    // The position is read before the coverage is: what began it may come again.
    if (event.type.startsWith('post.')) types.push(event.type);
    if (event.type === 'post.retracted') break;
  }
  expect(types).toEqual(['post.added', 'post.changed', 'post.changed', 'post.retracted']);
  await client.endCoverage(coverage.id);
  expect((await client.coverages({ status: 'ended' })).coverages.map(({ id }) => id)).toContain(coverage.id);
});

test('CLIENT4 the examples run: publish, follow and backfill', async () => {
  const place = path.join(installed.dir, 'position.txt');
  const following = spawn(process.execPath, [example('follow.mjs'), 'topic:newswire', place], { env: settings() });
  onTestFinished(() => void following.kill());
  const said = { out: '', err: '' };
  following.stdout.on('data', (text) => (said.out += text));
  following.stderr.on('data', (text) => (said.err += text));
  await waitFor('it follows', () => said.err.includes('on the wire'));
  const { stdout } = await run(process.execPath, [example('publish.mjs'), 'Straight from an example'], {
    env: settings(),
  });
  expect(stdout).toMatch(/^published: story [\w-]+, at \w+\.\d+\n$/);
  await waitFor('it came', () => said.out.includes('Straight from an example'));
  await waitFor('the position is kept', () => /^\w+\.\d+$/.test(readFileSync(place, 'utf8')));
  const file = path.join(installed.dir, 'wire.ndjson');
  const backfill = await run(process.execPath, [example('backfill.mjs'), file, 'topic:newswire'], { env: settings() });
  expect(readFileSync(file, 'utf8')).toContain('Straight from an example');
  expect(backfill.stdout.trim()).toBe((await client.list()).position);
});

test('CLIENT4 a bundler takes only what is used', async () => {
  const bundle = async (code: string): Promise<string> => {
    const entry = path.join(installed.dir, 'entry.js');
    writeFileSync(entry, code);
    const built = await build({
      ...{ configFile: false, root: installed.dir, logLevel: 'error', publicDir: false },
      build: { write: false, minify: true, rolldownOptions: { input: entry, output: { format: 'es' } } },
    });
    const [output] = [built].flat();
    return output && 'output' in output ? output.output[0].code : '';
  };
  const whole = await bundle(`import { createClient } from 'newswire-client'; globalThis.client = createClient;`);
  const part = await bundle(
    `import { readingOf, toConnection } from 'newswire-client'; globalThis.read = (url) => readingOf(toConnection({ url })).list();`,
  );
  expect(whole).toContain('/coverages');
  expect(part).toContain('/trending');
  for (const unused of ['/coverages', 'text/event-stream', 'x-ndjson']) expect(part).not.toContain(unused);
  expect(whole.length).toBeLessThan(20_000);
});

test('CLIENT4 its types hold for projects of both kinds', async () => {
  writeFileSync(
    path.join(installed.dir, 'use.ts'),
    `import { createClient, type StoryCard } from 'newswire-client';
const client = createClient({ url: 'https://news.example' });
export const first: StoryCard | undefined = (await client.list()).stories[0];
export const position: string = (await client.follow().next()).value!.position;
// @ts-expect-error a story needs a headline
await client.publish({ body: 'x' });
`,
  );
  writeFileSync(path.join(installed.dir, 'package.json'), '{"type":"module"}');
  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
  for (const module of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ]) {
    const flags = [
      '--noEmit',
      '--strict',
      '--target',
      'es2023',
      '--module',
      module[0] ?? '',
      '--moduleResolution',
      module[1] ?? '',
    ];
    const { stdout } = await run(process.execPath, [tsc, ...flags, '--types', '', 'use.ts'], {
      cwd: installed.dir,
    }).catch((error) => error);
    expect(stdout).toBe('');
  }
});
