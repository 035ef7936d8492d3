import { constants, inflateRawSync } from 'node:zlib';

/** The tail that every compressed WebSocket message omits. */
const TAIL = Buffer.from([0, 0, 0xff, 0xff]);

/** Decompresses the payload of a compressed frame. */
export function inflateMessage(payload: Buffer): Buffer {
  return inflateRawSync(Buffer.concat([payload, TAIL]), { finishFlush: constants.Z_SYNC_FLUSH });
}
