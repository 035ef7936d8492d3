// The floor: `ws`, and one frame a story that is encoded once and written to each socket as it is.
import * as ws from 'ws';
import { openRooms } from './ws-rooms.ts';

/** It is there and used by Socket.IO, but not in the types. */
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };
const FRAME = { fin: true, opcode: 1, mask: false, readOnly: true, rsv1: false };
const rooms = openRooms(({ rooms: names, event }) => {
  const payload = Buffer.from(JSON.stringify(event));
  const frame = Buffer.concat(Sender.frame(payload, FRAME));
  for (const name of names) for (const socket of rooms.get(name) ?? []) socket.write(frame);
});
