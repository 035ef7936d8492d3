// The minimum of a batching `ws` server: one frame per room and tick, compressed once and written unchanged to each
// socket. It matches nothing, keeps no positions and makes everyone wait for the tick.
import { deflatedFrame } from '../../../server/realtime/frame.ts';
import { openRooms } from './ws-rooms.ts';

const TICK_MS = 100;
const waiting = new Map<string, string[]>();
const rooms = openRooms(({ rooms: names, event }) => {
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
function send(room: string): void {
  const frame = deflatedFrame(Buffer.from(`{"events":[${waiting.get(room)?.join(',')}]}`));
  waiting.delete(room);
  for (const socket of rooms.get(room) ?? []) socket.write(frame);
}
