import sharp from 'sharp';
import { expect, test } from 'vitest';
import { randomNumbers } from '../../../tests/eval/articles.ts';
import { dominantColor } from './dominant-color.ts';

const pixels = (...colors: [string, number][]): Uint8Array =>
  Uint8Array.from(
    colors.flatMap(([hex, count]) => Array.from({ length: count }, () => [...Buffer.from(hex, 'hex')]).flat()),
  );

test('the commonest kind of colour, not the average', () => {
  expect(dominantColor(pixels(['102030', 5], ['f0f0f0', 4], ['ff0000', 3]))).toBe('#182838');
});

test('shades of one kind count together', () => {
  expect(dominantColor(pixels(['a0a0a0', 2], ['afafaf', 2], ['000000', 3]))).toBe('#a8a8a8');
});

test('the order of pixels decides nothing', () => {
  const even: [string, number][] = [
    ['ff0000', 3],
    ['0000ff', 3],
  ];
  expect(dominantColor(pixels(...even))).toBe('#0808f8');
  expect(dominantColor(pixels(...even.toReversed()))).toBe(dominantColor(pixels(...even)));
});

test('no pixels have no colour', () => {
  expect(dominantColor(new Uint8Array())).toBe('#000000');
});

test("agrees with sharp's, which reads much more to find it", async () => {
  const size = { width: 48, height: 32, channels: 3 } as const;
  const random = randomNumbers(1);
  const data = Uint8Array.from({ length: 48 * 32 * 3 }, () => 60 + 90 * random() * random());
  const { r, g, b } = (await sharp(data, { raw: size }).stats()).dominant;
  expect(dominantColor(data)).toBe(`#${Buffer.from([r, g, b]).toString('hex')}`);
});
