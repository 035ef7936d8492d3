import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
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
  // The server may answer or cut the connection.
  await Promise.race([
    deep.follow({ any: ['after-it'] }).catch(noAnswer),
    waitFor('the socket is cut', () => !deep.socket.connected),
  ]);
  expect((await other.follow({ any: ['still-here'] })).ok).toBe(true);
});

test('a socket that sends too much gets the reason and is cut', async () => {
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

/** A WebSocket that opens a connection and joins nothing. */
function openUnjoined(address: string): WebSocket {
  const url = `${world.url().replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  return new WebSocket(url, { headers: { 'X-Forwarded-For': address } }).on('error', () => undefined);
}

const isOpen = (socket: WebSocket): boolean => socket.readyState === WebSocket.OPEN;

test('an IPv6 network is one address, and connections that join nothing count and are closed', async () => {
  const unjoined = [1, 2, 3].map((host) => openUnjoined(`2606:4700:1:2::${host}`));
  await waitFor('three are open', () => unjoined.every(isOpen));
  const said: string[] = [];
  const extraHeaders = { 'X-Forwarded-For': '2606:4700:1:2:9::4' };
  const options = { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders };
  const fourth = io(world.url(), options);
  fourth.on('goodbye', ({ code }) => said.push(code));
  await waitFor('the fourth is cut', () => said.length === 1 && !fourth.connected);
  expect(said).toEqual(['too_many_sockets']);
  const elsewhere = io(world.url(), { ...options, extraHeaders: { 'X-Forwarded-For': '2606:4700:1:3::1' } });
  await waitFor('another network is let in', () => elsewhere.connected);
  await waitFor('those that joined nothing are closed', () => !unjoined.some(isOpen));
  expect(elsewhere.connected).toBe(true);
  const next = io(world.url(), options);
  await waitFor('there is room again', () => next.connected);
  for (const socket of [elsewhere, next]) socket.disconnect();
});

test('an address that goes on opening connections is refused without a reason', async () => {
  const many = Array.from({ length: 60 }, () => openUnjoined('93.184.216.40'));
  await waitFor('all have their answer', () => many.every(({ readyState }) => readyState !== WebSocket.CONNECTING));
  expect(many.filter(isOpen).length).toBe(53);
  for (const socket of many) socket.terminate();
});

test('a socket that sends many large messages is cut before they are a megabyte', async () => {
  const reader = await world.reader();
  let sent = 0;
  while (reader.socket.connected && sent < 40) {
    reader.socket.emit('follow', { filter: { q: 'x'.repeat(60_000) } } as never, () => undefined);
    sent += 1;
  }
  await waitFor('the socket is cut', () => !reader.socket.connected);
  expect(reader.goodbyes).toMatchObject([{ code: 'too_many_messages' }]);
});
