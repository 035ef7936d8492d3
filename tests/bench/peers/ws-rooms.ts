import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import type { PeerStory } from './peer-story.ts';

/**
 * Opens a `ws` server for the bench that started this process, and ends with it. Each connection joins the room in its
 * URL; returns the rooms.
 */
export function openRooms(onStory: (story: PeerStory) => void): ReadonlyMap<string, Set<Socket>> {
  const rooms = new Map<string, Set<Socket>>();
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false, backlog: 4_096 });
  server.on('connection', (socket, request) => {
    const room = decodeURIComponent(request.url ?? '').slice(1);
    const members = rooms.get(room) ?? new Set();
    rooms.set(room, members.add(request.socket));
    socket.on('close', () => members.delete(request.socket));
  });
  process.on('message', onStory);
  process.on('disconnect', () => process.exit(0));
  server.once('listening', () => process.send?.({ port: (server.address() as AddressInfo).port }));
  return rooms;
}
