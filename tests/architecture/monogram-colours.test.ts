import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MONOGRAM_TONES } from '../../shared/domain/monogram.ts';
import { ROOT } from './source-files.ts';

test('every colour is dark enough for white letters, in the light and in the dark', () => {
  const styles = readFileSync(path.join(ROOT, 'client/styles/monogram.css'), 'utf8');
  const colours = [...styles.matchAll(/\.tone-\d+ \{\s*background: #([0-9a-f]{6});/g)].map(([, hex = '']) => hex);
  expect(colours).toHaveLength(MONOGRAM_TONES);
  for (const hex of colours) expect(1.05 / (luminance(hex) + 0.05), hex).toBeGreaterThanOrEqual(4.5);
});

/** Relative luminance, as WCAG defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
