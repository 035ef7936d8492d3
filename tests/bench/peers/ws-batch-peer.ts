// The least that a server on `ws` can do with batches: for each room and tick one frame, compressed once and written to
// each socket as it is. It matches nothing, keeps no positions and makes everybody wait for the tick.
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { deflatedFrame } from '../../../server/realtime/frame.ts';
import type { PeerStory } from './peer-story.ts';

const TICK_MS = 100;
const rooms = new Map<string, Set<Socket>>();
const waiting = new Map<string, string[]>();
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false, backlog: 4_096 });
server.on('connection', (socket, request) => {
  const room = decodeURIComponent(request.url ?? '').slice(1);
  const members = rooms.get(room) ?? new Set();
  rooms.set(room, members.add(request.socket));
  socket.on('close', () => members.delete(request.socket));
});
function send(room: string): void {
  const frame = deflatedFrame(Buffer.from(`{"events":[${waiting.get(room)?.join(',')}]}`));
  waiting.delete(room);
  for (const socket of rooms.get(room) ?? []) socket.write(frame);
}
process.on('message', ({ rooms: names, event }: PeerStory) => {
  const text = JSON.stringify(event);
  for (const name of names) {
    const batch = waiting.get(name);
    if (batch) batch.push(text);
    else {
      waiting.set(name, [text]);
      setTimeout(send, TICK_MS, name);
    }
  }
});
process.on('disconnect', () => process.exit(0));
server.once('listening', () => process.send?.({ port: (server.address() as AddressInfo).port }));
