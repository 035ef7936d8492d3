import { expect, test } from 'vitest';
import { MONOGRAM_TONES, monogramOf } from './monogram.ts';

test('the letters are the initials of the words that tell', () => {
  const letters = (name: string): string => monogramOf({ id: 'x', name }).letters;
  expect(letters('The Harbour Post')).toBe('HP');
  expect(letters('Ledger & Tide')).toBe('LT');
  expect(letters('Le Phare de Saint-Orban')).toBe('PS');
  expect(letters('Reuters')).toBe('R');
  expect(letters('The')).toBe('T');
  expect(letters('新华社')).toBe('新');
  expect(letters('…')).toBe('?');
});

test('the colour depends on the id alone, and all are used', () => {
  expect(monogramOf({ id: 'a', name: 'One' }).tone).toBe(monogramOf({ id: 'a', name: 'Other' }).tone);
  const tones = new Set(Array.from({ length: 300 }, (_, id) => monogramOf({ id: `p${id}`, name: 'P' }).tone));
  expect([...tones].sort((a, b) => a - b)).toEqual(Array.from({ length: MONOGRAM_TONES }, (_, tone) => tone));
});
