import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { openBodyBudget } from './body-budget.ts';
import { type ReceiveOptions, receiveBody } from './receive-body.ts';

const PATIENT = { graceMs: 60_000, bytesPerSecond: 1 };
const FREE = { take: () => undefined };

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Sends these bytes as a body of stated `length` and returns what was received. */
async function receive(
  options: Partial<ReceiveOptions>,
  body: Buffer,
  headers: Record<string, string> = {},
  length = body.length,
): Promise<string> {
  const http = createServer();
  server = http;
  const arrived = new Promise<IncomingMessage>((resolve) => http.once('request', resolve));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const socket = connect((http.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  const lines = Object.entries({ Host: 'x', 'Content-Length': String(length), ...headers });
  socket.write(`POST / HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
  socket.write(body);
  try {
    return String(await receiveBody(await arrived, { bytesMax: 1_000, account: FREE, minRate: PATIENT, ...options }));
  } catch (error) {
    if (error instanceof NewswireError) return error.code;
    throw error;
  } finally {
    socket.destroy();
  }
}

test('a body is received whole, in each of its encodings', async () => {
  expect(await receive({}, Buffer.from('hello'))).toBe('hello');
  expect(await receive({}, gzipSync('hello'), { 'Content-Encoding': 'gzip' })).toBe('hello');
  expect(await receive({}, Buffer.from('hello'), { 'Content-Encoding': 'gzip' })).toBe('bad_request');
  expect(await receive({}, Buffer.from('hello'), { 'Content-Encoding': 'gzip, gzip' })).toBe('unsupported_media_type');
});

test('a body that is too large is refused by its stated length, and by what comes out of it', async () => {
  expect(await receive({}, Buffer.from(''), {}, 1_001)).toBe('too_large');
  expect(await receive({}, gzipSync(Buffer.alloc(1_001)), { 'Content-Encoding': 'gzip' })).toBe('too_large');
  expect(await receive({ bytesMax: 5 }, Buffer.from('hello'))).toBe('hello');
});

test('a body that stops arriving is given up, also one that drips', async () => {
  const minRate = { graceMs: 20, bytesPerSecond: 1_000 };
  expect(await receive({ minRate }, Buffer.from('h'), {}, 900)).toBe('body_too_slow');
  expect(await receive({ minRate }, Buffer.alloc(0), {}, 900)).toBe('body_too_slow');
});

test('what arrives is counted, by whose it is and in all, until it was answered', () => {
  const pot = { all: 100, each: 60 };
  const budget = openBodyBudget({ publisher: pot, stranger: pot });
  const open = (id: string, kind: 'publisher' | 'stranger' = 'publisher') => budget.open({ kind, id });
  const [one, two, other] = [open('a'), open('a'), open('b')];
  one.take(40);
  expect(() => two.take(21)).toThrow(expect.objectContaining({ code: 'too_many_requests' }));
  two.take(20);
  expect(() => other.take(41)).toThrow(expect.objectContaining({ code: 'unavailable' }));
  other.take(40);
  open('a', 'stranger').take(60);
  one.close();
  expect(() => one.take(1)).toThrow(expect.objectContaining({ code: 'bad_request' }));
  two.take(40);
});
