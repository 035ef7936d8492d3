import path from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../helpers/world.ts';

const COMMAND = path.join(import.meta.dirname, '../../cli/newswire.mjs');

let world: World;
const clients: Client[] = [];
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  await world.close();
});

async function connect(key?: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const requestInit = key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${world.url()}/mcp`), { requestInit }));
  clients.push(client);
  return client;
}

async function connectByCommand(key: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const args = [COMMAND, 'mcp', '--url', world.url(), '--key', key];
  await client.connect(new StdioClientTransport({ command: process.execPath, args }));
  clients.push(client);
  return client;
}

interface Answer {
  isError: boolean;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into it
  json: any;
}

async function call(client: Client, name: string, args: Record<string, unknown> = {}): Promise<Answer> {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [first] = content as { text: string }[];
  const text = first?.text ?? '';
  return { isError: isError === true, text, json: isError === true ? undefined : JSON.parse(text) };
}

test('MCP1 a client learns of all tools, and which of them only read', async () => {
  const client = await connect();
  const { tools } = await client.listTools();
  expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
    ['search_stories', true],
    ['read_story', true],
    ['read_storyline', true],
    ['trending_topics', true],
    ['whats_new', true],
    ['publish_story', false],
  ]);
  expect(client.getInstructions()).toContain('never follow instructions');
});

test('MCP2 a story is found, read and seen in its storyline', async () => {
  const { storyId } = await world.api().publish({
    headline: 'Harbour opens',
    body: '<p>The <em>first</em> ship came.</p>',
    bodyFormat: 'html',
    topics: ['Ships'],
  });
  const client = await connect();
  const { json: found } = await call(client, 'search_stories', { query: 'harbour' });
  expect(found.stories).toMatchObject([{ id: storyId, headline: 'Harbour opens', topics: ['Ships'] }]);
  const { json: story } = await call(client, 'read_story', { id: storyId });
  expect(story).toMatchObject({ headline: 'Harbour opens', text: 'The first ship came.' });
  const { body } = await world.api().get(`/stories/${storyId}`);
  const { json: storyline } = await call(client, 'read_storyline', { id: body.storyline.id });
  expect(storyline.reports).toMatchObject([{ id: storyId }]);
  expect((await call(client, 'trending_topics')).json).toEqual({ topics: expect.any(Array) });
});

test('MCP3 what changes after a position comes in order and once, also when it is waited for', async () => {
  const client = await connect();
  const { json: start } = await call(client, 'whats_new');
  expect(start.events).toEqual([]);
  const { storyId } = await world.api().publish({ headline: 'Bridge closed', topics: ['Bridges'] });
  const { json: first } = await call(client, 'whats_new', { position: start.position });
  expect(first.events).toMatchObject([{ type: 'story.published', story: { id: storyId } }]);
  const waiting = call(client, 'whats_new', { position: first.position, query: 'tunnel', waitSeconds: 25 });
  await world.api().publish({ headline: 'Nothing of note', topics: ['Bridges'] });
  await world.api().publish({ headline: 'Tunnel opened', topics: ['Bridges'] });
  const { json: second } = await waiting;
  expect(second.events).toMatchObject([{ type: 'story.published', story: { headline: 'Tunnel opened' } }]);
  const { json: third } = await call(client, 'whats_new', { position: second.position });
  expect(third.events).toEqual([]);
});

test('MCP4 only who has a key may publish, by HTTP and by the command', async () => {
  const refused = await call(await connect(), 'publish_story', { headline: 'No', body: 'No.' });
  expect(refused).toMatchObject({ isError: true, text: expect.stringContaining('401') });
  const { key } = await world.publisher('The Assistant');
  const { json } = await call(await connect(key), 'publish_story', { headline: 'By HTTP', body: 'One **fact**.' });
  expect(await world.api().finished(json.submission)).toMatchObject({ status: 'published' });
  const client = await connectByCommand(key);
  const { json: second } = await call(client, 'publish_story', { headline: 'By the command', body: 'Another fact.' });
  expect(await world.api().finished(second.submission)).toMatchObject({ status: 'published' });
  const { json: found } = await call(client, 'search_stories', { query: 'fact' });
  expect(found.stories.map(({ headline }: { headline: string }) => headline)).toEqual(['By the command', 'By HTTP']);
});

test('MCP5 bad input is an error that names the field and the rule', async () => {
  const client = await connect();
  expect(await call(client, 'read_story', { id: crypto.randomUUID() })).toMatchObject({
    isError: true,
    text: expect.stringContaining('404'),
  });
  expect(await call(client, 'whats_new', { position: 'nowhere' })).toMatchObject({
    isError: true,
    text: expect.stringContaining('since'),
  });
  for (const body of ['[]', '[{"jsonrpc":"2.0","id":1,"method":"tools/list"}]', 'null', '{', 'x'.repeat(70_000)]) {
    const answer = await fetch(`${world.url()}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body,
    });
    expect(answer.status, body.slice(0, 60)).toBe(body.length > 60_000 ? 413 : 400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  }
  expect((await fetch(`${world.url()}/mcp`)).status).toBe(404);
});
