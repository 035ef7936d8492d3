import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const MB = 2 ** 20;
const JSON_TYPE = { 'Content-Type': 'application/json' };

let world: World;
let greedy: Awaited<ReturnType<World['publisher']>>;
let calm: Awaited<ReturnType<World['publisher']>>;
const sockets: Socket[] = [];
beforeAll(async () => {
  world = await openWorld({ workers: 0 });
  [greedy, calm] = [await world.publisher('Greedy'), await world.publisher('Calm')];
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => world.close());

/** Begins a request that announces `bytes` of body and sends no more than this. */
function begin(line: string, bytes: number, body: string | Buffer, key?: string): Socket {
  const authorization = key === undefined ? '' : `Authorization: Bearer ${key}\r\n`;
  const head = `${line} HTTP/1.1\r\nHost: x\r\n${authorization}Content-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n`;
  const socket = connect(world.servers[0]?.port ?? 0, '127.0.0.1', () => {
    socket.write(head);
    socket.write(body);
  });
  sockets.push(socket.on('error', () => undefined));
  return socket;
}

function firstLine(socket: Socket): Promise<string> {
  return new Promise((resolve) => socket.once('data', (chunk) => resolve(String(chunk).split('\r\n')[0] ?? '')));
}

describe('a body that is larger than its call takes', () => {
  test.each([
    ['PUT', '/push/subscriptions', 64 * 1024],
    ['POST', '/me', 4 * 1024],
    ['POST', '/comments/018f0000-0000-7000-8000-000000000000/report', 4 * 1024],
  ])('%s %s is refused to strangers before it is sent', async (method, path, most) => {
    const answer = firstLine(begin(`${method} /api/v1${path}`, most + 1, ''));
    expect(await answer).toBe('HTTP/1.1 413 Payload Too Large');
  });

  test('is refused while it arrives when no length is stated', async () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(Buffer.alloc(16 * 1024, ' '));
      },
    });
    const init = { method: 'PUT', headers: JSON_TYPE, body, duplex: 'half' } as RequestInit;
    const answer = await fetch(`${world.url()}/api/v1/push/subscriptions`, init);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'too_large', detail: 'The body must be at most 64 KB.' });
  });

  test('one of ten million bytes of keys costs no more than its refusal', async () => {
    const keys = Array.from({ length: 500_000 }, (_, index) => `"k${index}":1`).join(',');
    const { status, body } = await world.api().send('PUT', '/push/subscriptions', `{${keys}}`, JSON_TYPE);
    expect([status, body.code]).toEqual([413, 'too_large']);
    expect(JSON.stringify(body).length).toBeLessThan(500);
  });
});

describe('bodies that were announced and never came', () => {
  test('take no room from another publisher, nor from a comment', async () => {
    for (let times = 0; times < 60; times += 1) begin('POST /api/v1/stories', 10 * MB, '[', greedy.key);
    for (let times = 0; times < 60; times += 1) begin('PUT /api/v1/push/subscriptions', 64 * 1024, '{');
    await waitFor('all are open', () => sockets.every(({ readyState, pending }) => readyState === 'open' && !pending));
    expect((await calm.api.post('/stories', { headline: 'Still taken' })).status).toBe(202);
    expect((await greedy.api.post('/stories', { headline: 'Of the same publisher' })).status).toBe(202);
    expect((await world.api().send('POST', '/me', '{}', JSON_TYPE)).status).toBe(422);
  });
});

test('a publisher who holds too many bytes has to wait, alone, and goes on once there is room', async () => {
  const almost = Buffer.concat([Buffer.from('["'), Buffer.alloc(10 * MB - 3, 'x')]);
  const first = Array.from({ length: 8 }, () => begin('POST /api/v1/stories', 10 * MB, almost, greedy.key));
  const refused = await Promise.race(first.map(firstLine));
  expect(refused).toBe('HTTP/1.1 429 Too Many Requests');
  expect((await calm.api.post('/stories', [{ headline: 'Still taken' }])).status).toBe(202);
  for (const socket of first) socket.destroy();
  await waitFor('there is room', async () => {
    const stories = [{ headline: 'x', body: 'y'.repeat(400_000) }];
    return (await greedy.api.post('/stories', stories)).status === 202;
  });
});
