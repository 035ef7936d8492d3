// The least that a server on `ws` can do with batches: for each room and tick one frame, compressed once and written to
// each socket as it is. It matches nothing, keeps no positions and makes everybody wait for the tick.
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
