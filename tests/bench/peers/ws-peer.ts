// The floor: `ws`, and one frame a story that is encoded once and written to each socket as it is.
import type { AddressInfo, Socket } from 'node:net';
import * as ws from 'ws';
import type { PeerStory } from './peer-story.ts';

/** It is there and used by Socket.IO, but not in the types. */
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };
const FRAME = { fin: true, opcode: 1, mask: false, readOnly: true, rsv1: false };
const rooms = new Map<string, Set<Socket>>();
const server = new ws.WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false, backlog: 4_096 });
server.on('connection', (socket, request) => {
  const room = decodeURIComponent(request.url ?? '').slice(1);
  const members = rooms.get(room) ?? new Set();
  rooms.set(room, members.add(request.socket));
  socket.on('close', () => members.delete(request.socket));
});
process.on('message', ({ rooms: names, event }: PeerStory) => {
  const payload = Buffer.from(JSON.stringify(event));
  const frame = Buffer.concat(Sender.frame(payload, FRAME));
  for (const name of names) for (const socket of rooms.get(name) ?? []) socket.write(frame);
});
process.on('disconnect', () => process.exit(0));
server.once('listening', () => process.send?.({ port: (server.address() as AddressInfo).port }));
