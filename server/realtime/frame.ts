import { constants, deflateRawSync } from 'node:zlib';

const TEXT = 0x81;
const TEXT_DEFLATED = 0xc1;
const LENGTH_16_BITS = 126;
const LENGTH_64_BITS = 127;
const SHORT_MAX = 125;
const LENGTH_16_MAX = 0xffff;
/** The end of a sync flush, which WebSocket messages omit. */
const TAIL_BYTES = 4;
/** The 8 KB window fits a batch of similar events; a larger one costs more to set up than it saves. */
const DEFLATE = { level: 1, windowBits: 13, memLevel: 6, finishFlush: constants.Z_SYNC_FLUSH };

/** A text message as one WebSocket frame in one buffer, so that no socket has to combine two. */
export function textFrame(text: Buffer): Buffer {
  return frameOf(TEXT, text);
}

/** The compressed frame, for any reader that has negotiated compression without context takeover (RFC 7692). */
export function deflatedFrame(text: Buffer): Buffer {
  const deflated = deflateRawSync(text, DEFLATE);
  return frameOf(TEXT_DEFLATED, deflated.subarray(0, -TAIL_BYTES));
}

function frameOf(first: number, payload: Buffer): Buffer {
  const header = headerOf(first, payload.length);
  return Buffer.concat([header, payload], header.length + payload.length);
}

function headerOf(first: number, length: number): Buffer {
  if (length <= SHORT_MAX) return Buffer.from([first, length]);
  if (length <= LENGTH_16_MAX) {
    const header = Buffer.from([first, LENGTH_16_BITS, 0, 0]);
    header.writeUInt16BE(length, 2);
    return header;
  }
  const header = Buffer.alloc(10);
  header[0] = first;
  header[1] = LENGTH_64_BITS;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
