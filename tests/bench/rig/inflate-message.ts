import { constants, inflateRawSync } from 'node:zlib';

/** What every compressed WebSocket message leaves out at its end. */
const TAIL = Buffer.from([0, 0, 0xff, 0xff]);

/** The payload of a compressed frame. */
export function inflateMessage(payload: Buffer): Buffer {
  return inflateRawSync(Buffer.concat([payload, TAIL]), { finishFlush: constants.Z_SYNC_FLUSH });
}
