import { constants, inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { deflatedFrame, textFrame } from './frame.ts';

const LENGTHS = [0, 1, 125, 126, 1_000, 65_535, 65_536, 200_000];

function payloadOf(frame: Buffer): Buffer {
  const length = frame[1] ?? 0;
  if (length < 126) return frame.subarray(2, 2 + length);
  if (length === 126) return frame.subarray(4, 4 + frame.readUInt16BE(2));
  return frame.subarray(10, 10 + Number(frame.readBigUInt64BE(2)));
}

test.each(LENGTHS)('a text of %i bytes is one whole frame', (length) => {
  const text = 'x'.repeat(length);
  const frame = textFrame(Buffer.from(text));
  expect(frame[0]).toBe(0x81);
  expect(payloadOf(frame).toString()).toBe(text);
  expect(frame.length - payloadOf(frame).length).toBe(length < 126 ? 2 : length < 65_536 ? 4 : 10);
});

test('a compressed frame says so and inflates to the text', () => {
  const text = `Ein Wort, viele Wörter: ${'Wörter '.repeat(500)}`;
  const frame = deflatedFrame(Buffer.from(text));
  expect(frame[0]).toBe(0xc1);
  const message = Buffer.concat([payloadOf(frame), Buffer.from([0, 0, 0xff, 0xff])]);
  const inflated = inflateRawSync(message, { finishFlush: constants.Z_SYNC_FLUSH });
  expect(inflated.toString()).toBe(text);
  expect(frame.length).toBeLessThan(text.length / 4);
});
