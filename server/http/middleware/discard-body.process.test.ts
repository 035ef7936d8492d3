import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import express, { type Request, type Response } from 'express';
import { afterEach, expect, test } from 'vitest';
import { noteCaller } from '../request/known-caller.ts';
import { announceClose, discardBody } from './discard-body.ts';

const LONG = 8_000_000;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
let server: http.Server;
let sockets: Socket[];

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function serve(answer: (req: Request, res: Response) => void): Promise<number> {
  sockets = [];
  server = http.createServer(express().use(discardBody()).post('/', answer));
  server.on('connection', (socket) => sockets.push(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

function post(port: number, bytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: '127.0.0.1', method: 'POST', agent }, async (answer) => {
      const chunks = await answer.toArray();
      resolve(`${answer.statusCode} ${Buffer.concat(chunks)}`);
    });
    request.once('error', reject);
    request.end(Buffer.alloc(bytes));
  });
}

function refuse(req: Request, res: Response): void {
  announceClose({ req, res });
  res.status(404).send('no such thing');
}

test('a stranger reads the answer to a long body, of which little is read', async () => {
  const port = await serve(refuse);
  const closed = once(server, 'connection').then(([socket]) => once(socket as Socket, 'close'));
  expect(await post(port, LONG)).toBe('404 no such thing');
  await closed;
  expect(sockets[0]?.bytesRead).toBeLessThan(LONG / 4);
});

test('the next request of such a client takes another connection', async () => {
  const port = await serve(refuse);
  for (let no = 0; no < 5; no += 1) expect(await post(port, LONG)).toBe('404 no such thing');
  expect(sockets.length).toBe(5);
});

test.each([
  ['a short body', 1_000, refuse],
  [
    'a long body of a known caller',
    LONG,
    (req: Request, res: Response): void => {
      noteCaller(req, 'publisher');
      refuse(req, res);
    },
  ],
])('%s is read to its end, and the connection is used again', async (_name, bytes, answer) => {
  const port = await serve(answer);
  for (let no = 0; no < 3; no += 1) expect(await post(port, bytes)).toBe('404 no such thing');
  expect(sockets.length).toBe(1);
  await expect.poll(() => sockets[0]?.bytesRead).toBeGreaterThan(3 * bytes);
});
