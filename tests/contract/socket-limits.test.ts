import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const PARTNER = 'https://partner.example';

let world: World;
beforeAll(async () => {
  world = await openWorld({
    workers: 0,
    env: { NEWSWIRE_EMBED_ORIGINS: PARTNER, NEWSWIRE_TRUST_PROXY: '1', NEWSWIRE_ADDRESS_SOCKETS: '3' },
  });
});
afterAll(() => world.close());

/** Whether a socket with these headers is let in. */
function connects(transport: 'websocket' | 'polling', extraHeaders: Record<string, string>): Promise<boolean> {
  const socket = io(world.url(), { transports: [transport], forceNew: true, reconnection: false, extraHeaders });
  return new Promise((resolve) => {
    const end = (result: boolean): void => {
      socket.disconnect();
      resolve(result);
    };
    socket.once('connect', () => end(true));
    socket.once('connect_error', () => end(false));
  });
}

test.each(['websocket', 'polling'] as const)('%s is for our own page and for sites on the list', async (transport) => {
  expect(await connects(transport, {})).toBe(true);
  expect(await connects(transport, { Origin: world.url() })).toBe(true);
  expect(await connects(transport, { Origin: PARTNER })).toBe(true);
  expect(await connects(transport, { Origin: 'https://evil.example' })).toBe(false);
  expect(await connects(transport, { Origin: 'null' })).toBe(false);
});

test('a message of more than 64 KB ends its socket, and no other', async () => {
  const [large, other] = [await world.reader(), await world.reader()];
  large.socket.emit('follow', { filter: { q: 'x'.repeat(70_000) } } as never, () => undefined);
  await waitFor('the socket is cut', () => !large.socket.connected);
  expect(other.socket.connected).toBe(true);
});

test('a message that is nested thirty thousand deep harms nobody else', async () => {
  const [deep, other] = [await world.reader(), await world.reader()];
  const engine = deep.socket.io.engine as unknown as { write(packet: string): void };
  engine.write(`4211["follow",${'['.repeat(30_000)}${']'.repeat(30_000)}]`);
  engine.write(`4212["follow",{"filter":${'{"any":'.repeat(8_000)}1${'}'.repeat(8_000)}}]`);
  await Promise.race([
    deep.follow({ any: ['after-it'] }).catch(() => undefined),
    waitFor('the socket is cut', () => !deep.socket.connected),
  ]);
  expect((await other.follow({ any: ['still-here'] })).ok).toBe(true);
});

test('a socket that sends too much is told so and cut', async () => {
  const reader = await world.reader();
  for (let times = 0; times < 300; times += 1) reader.socket.emit('unfollow', { channel: 'none' });
  await waitFor('the socket is cut', () => !reader.socket.connected);
  expect(reader.goodbyes).toMatchObject([{ code: 'too_many_messages', retry: expect.any(Number) }]);
});

test('an address may have so many sockets open, and one that closes makes room', async () => {
  const open = (address: string) =>
    io(world.url(), {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { 'X-Forwarded-For': address },
    });
  const sockets = [1, 2, 3].map(() => open('93.184.216.34'));
  await waitFor('three are open', () => sockets.every((socket) => socket.connected));
  const said: string[] = [];
  const fourth = open('93.184.216.34');
  fourth.on('goodbye', ({ code }) => said.push(code));
  await waitFor('the fourth is cut', () => said.length === 1 && !fourth.connected);
  expect(said).toEqual(['too_many_sockets']);
  const elsewhere = open('1.1.1.1');
  await waitFor('another address is let in', () => elsewhere.connected);
  sockets[0]?.disconnect();
  const next = await waitFor('there is room again', async () => {
    const socket = open('93.184.216.34');
    const gone: string[] = [];
    socket.on('goodbye', ({ code }) => gone.push(code));
    const answered = await new Promise<boolean>((resolve) => {
      socket.on('connect', () => {
        socket.timeout(5_000).emit('follow', { filter: {} }, (error: unknown) => resolve(!error));
      });
      socket.on('disconnect', () => resolve(false));
    });
    return answered && gone.length === 0 && socket;
  });
  for (const socket of [...sockets, elsewhere, next]) socket.disconnect();
});
