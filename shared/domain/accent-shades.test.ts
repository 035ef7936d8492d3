import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accentShades, contrastOf, THEMES } from './accent-shades.ts';

const colours = fc.integer({ min: 0, max: 0xff_ff_ff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('SITE3 every shade of every colour can be read on each paper, on its own tint and under its text', () => {
  fc.assert(
    fc.property(colours, (colour) => {
      for (const [name, { accent, ink, wash }] of Object.entries(accentShades(colour))) {
        const { papers, contrast } = THEMES[name as keyof typeof THEMES];
        for (const paper of [...papers, wash]) expect(contrastOf(accent, paper)).toBeGreaterThanOrEqual(contrast);
        expect(contrastOf(accent, ink)).toBeGreaterThanOrEqual(contrast);
      }
    }),
  );
});

test('SITE3 a colour that can be read stays as it is', () => {
  expect(accentShades('#0b5fa5').light.accent).toBe('#0b5fa5');
  expect(accentShades('#8ab4f8').dark.accent).toBe('#8ab4f8');
});

test('contrast is that of WCAG', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
