import { expect, test } from 'vitest';
import { writeDirectly } from './engine-internals.ts';
import type { NewswireSocket } from './socket-types.ts';

const FRAME = Buffer.from('frame');

/** An idle reader, and the frames written to its connection. */
function reader() {
  const written: Buffer[] = [];
  const tcp = { writable: true, writableLength: 0, write: (frame: Buffer) => written.push(frame) };
  const transport = { name: 'websocket', socket: { readyState: 1, _socket: tcp as typeof tcp | null } };
  const conn = { readyState: 'open', upgrading: false, writeBuffer: [] as unknown[] | undefined, transport };
  const data = { unsent: 0 };
  return { written, tcp, transport, conn, data, socket: { conn, data } as unknown as NewswireSocket };
}
type Reader = ReturnType<typeof reader>;

test('who has nothing on the way is written to', () => {
  const { socket, written } = reader();
  expect(writeDirectly(socket, FRAME)).toBe(true);
  expect(written).toEqual([FRAME]);
});

test.each<[string, (reader: Reader) => void]>([
  ['polls', ({ transport }) => Object.assign(transport, { name: 'polling' })],
  ['is changing to WebSocket', ({ conn }) => Object.assign(conn, { upgrading: true })],
  ['is leaving', ({ conn }) => Object.assign(conn, { readyState: 'closing' })],
  ['has closed its WebSocket', ({ transport }) => Object.assign(transport.socket, { readyState: 2 })],
  ['is gone', ({ transport }) => Object.assign(transport.socket, { _socket: null })],
  ['has packets held back', ({ conn }) => conn.writeBuffer?.push({})],
  ['has packets on the way', ({ data }) => Object.assign(data, { unsent: 1 })],
  ['reads slowly', ({ tcp }) => Object.assign(tcp, { writableLength: 1 })],
  ['has an Engine.IO that we do not know', ({ conn }) => Object.assign(conn, { writeBuffer: undefined })],
])('who %s is left to Engine.IO', (_, change) => {
  const one = reader();
  change(one);
  expect(writeDirectly(one.socket, FRAME)).toBe(false);
  expect(one.written).toEqual([]);
});
