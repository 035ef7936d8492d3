/** A picture in an icon file (ICO): a PNG, or the pixels themselves. */
export type IconImage = { png: Buffer } | { rgba: Buffer; width: number; height: number };

const HEADER_BYTES = 6;
const ENTRY_BYTES = 16;
const ENTRIES_MAX = 32;
const BITMAP_HEADER_BYTES = 40;
const SIDE_MAX = 256;
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** Whether these are the first bytes of an icon file. */
export function isIconFile(bytes: Buffer): boolean {
  return bytes.length > HEADER_BYTES + ENTRY_BYTES && bytes.readUInt32LE(0) === 0x00_01_00_00;
}

/** The largest picture of an icon file that is a PNG or has 32 bits a pixel; undefined when there is none. */
export function iconImage(bytes: Buffer): IconImage | undefined {
  const count = Math.min(bytes.readUInt16LE(4), ENTRIES_MAX);
  const entries = Array.from({ length: count }, (_, index) => entryAt(bytes, HEADER_BYTES + index * ENTRY_BYTES));
  const found = entries.filter((entry) => entry !== undefined).sort((one, other) => other.width - one.width);
  for (const { data } of found) {
    const image = data.subarray(0, PNG.length).equals(PNG) ? { png: data } : pixelsOf(data);
    if (image) return image;
  }
  return undefined;
}

function entryAt(bytes: Buffer, at: number): { width: number; data: Buffer } | undefined {
  if (at + ENTRY_BYTES > bytes.length) return undefined;
  const [length, offset] = [bytes.readUInt32LE(at + 8), bytes.readUInt32LE(at + 12)];
  if (length < BITMAP_HEADER_BYTES || offset + length > bytes.length) return undefined;
  // A width of 0 stands for 256.
  return { width: bytes.readUInt8(at) || SIDE_MAX, data: bytes.subarray(offset, offset + length) };
}

/** A bitmap with blue, green, red and alpha, from the bottom up; its header counts the mask as further rows. */
function pixelsOf(data: Buffer): IconImage | undefined {
  const [start, width, height] = [data.readUInt32LE(0), data.readInt32LE(4), data.readInt32LE(8) / 2];
  const isPlain = data.readUInt16LE(14) === 32 && data.readUInt32LE(16) === 0;
  const isSized = width > 0 && height > 0 && width <= SIDE_MAX && height <= SIDE_MAX && Number.isInteger(height);
  if (!isPlain || !isSized || start + width * height * 4 > data.length) return undefined;
  const rgba = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = start + ((height - 1 - y) * width + x) * 4;
      const to = (y * width + x) * 4;
      rgba[to] = data[from + 2] ?? 0;
      rgba[to + 1] = data[from + 1] ?? 0;
      rgba[to + 2] = data[from] ?? 0;
      rgba[to + 3] = data[from + 3] ?? 0;
    }
  }
  return { rgba, width, height };
}
