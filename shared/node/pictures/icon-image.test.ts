import fc from 'fast-check';
import { expect, test } from 'vitest';
import { iconImage, isIconFile } from './icon-image.ts';

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(60)]);

/** A bitmap of one colour, with 32 bits a pixel. */
function bitmap(side: number, [red, green, blue, alpha]: [number, number, number, number]): Buffer {
  const head = Buffer.alloc(40);
  head.writeUInt32LE(40, 0);
  head.writeInt32LE(side, 4);
  head.writeInt32LE(side * 2, 8);
  head.writeUInt16LE(32, 14);
  return Buffer.concat([head, Buffer.alloc(side * side * 4, Buffer.from([blue, green, red, alpha]))]);
}

function iconFile(...images: { width: number; data: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + images.length * 16);
  head.set([0, 0, 1, 0, images.length, 0]);
  let offset = head.length;
  images.forEach(({ width, data }, at) => {
    head.writeUInt8(width % 256, 6 + at * 16);
    head.writeUInt32LE(data.length, 6 + at * 16 + 8);
    head.writeUInt32LE(offset, 6 + at * 16 + 12);
    offset += data.length;
  });
  return Buffer.concat([head, ...images.map(({ data }) => data)]);
}

test('takes the largest picture that it can read, a PNG or plain pixels', () => {
  const pixels = { width: 16, data: bitmap(16, [1, 2, 3, 255]) };
  expect(iconImage(iconFile(pixels, { width: 256, data: PNG }))).toEqual({ png: PNG });
  const found = iconImage(iconFile(pixels, { width: 48, data: Buffer.alloc(80) }));
  expect(found).toMatchObject({ width: 16, height: 16 });
  expect('rgba' in (found ?? {}) && [...(found as { rgba: Buffer }).rgba.subarray(0, 4)]).toEqual([1, 2, 3, 255]);
});

test('a file that claims more than it has gives nothing', () => {
  const short = iconFile({ width: 32, data: bitmap(32, [0, 0, 0, 0]) }).subarray(0, 200);
  expect(iconImage(short)).toBeUndefined();
  expect(isIconFile(Buffer.from('<html>'))).toBe(false);
});

test('no bytes make it throw', () => {
  const noise = fc.uint8Array({ minLength: 20, maxLength: 400 });
  fc.assert(
    fc.property(noise, (bytes) => {
      const file = Buffer.concat([Buffer.from([0, 0, 1, 0]), bytes]);
      if (isIconFile(file)) iconImage(file);
    }),
  );
});
