const CHANNELS = 3;
/** Bits of each channel that are compared: 4,096 kinds of colour. */
const KEPT_BITS = 4;
const DROPPED_BITS = 8 - KEPT_BITS;
/** The middle of a kind. */
const MIDDLE = 1 << (DROPPED_BITS - 1);

/**
 * The commonest colour of pixels (RGB, a byte each) as `#rrggbb`, the mode of a histogram of 16 × 16 × 16 bins; of
 * equally common ones, the darkest in red, then green, then blue. `#000000` stands for no pixels.
 */
export function dominantColor(pixels: Uint8Array): string {
  const counts = new Uint32Array(1 << (KEPT_BITS * CHANNELS));
  let best = 0;
  for (let at = 0; at + CHANNELS <= pixels.length; at += CHANNELS) {
    const bin = binOf(pixels, at);
    const count = (counts[bin] ?? 0) + 1;
    counts[bin] = count;
    const most = counts[best] ?? 0;
    if (count > most || (count === most && bin < best)) best = bin;
  }
  return pixels.length < CHANNELS ? '#000000' : colorOfBin(best);
}

function binOf(pixels: Uint8Array, at: number): number {
  const part = (channel: number): number => (pixels[at + channel] ?? 0) >> DROPPED_BITS;
  return (part(0) << (2 * KEPT_BITS)) | (part(1) << KEPT_BITS) | part(2);
}

function colorOfBin(bin: number): string {
  const parts = [bin >> (2 * KEPT_BITS), (bin >> KEPT_BITS) & 15, bin & 15];
  return `#${parts.map((part) => ((part << DROPPED_BITS) + MIDDLE).toString(16).padStart(2, '0')).join('')}`;
}
