// The floor: `ws` with one frame per story, encoded once and written unchanged to each socket.
import * as ws from 'ws';
import { openRooms } from './ws-rooms.ts';

/** Socket.IO uses it, but the types omit it. */
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };
const FRAME = { fin: true, opcode: 1, mask: false, readOnly: true, rsv1: false };
const rooms = openRooms(({ rooms: names, event }) => {
  const payload = Buffer.from(JSON.stringify(event));
  const frame = Buffer.concat(Sender.frame(payload, FRAME));
  for (const name of names) for (const socket of rooms.get(name) ?? []) socket.write(frame);
});
