import { expect, test } from 'vitest';
import { markOf } from './mark-words.ts';

const marked = (text: string, q: string) =>
  markOf(q)(text)
    .map(({ text: part, isHit }) => (isHit ? `[${part}]` : part))
    .join('');

test('words are marked by the rules that find them: case, accents, possessives and dots make no difference', () => {
  expect(marked('The U.S. and Trump’s café', 'us trump cafe')).toBe('The [U.S.] and [Trump’s] [café]');
  expect(marked('Quakes are no quagmire', 'quake')).toBe('[Quakes] are no quagmire');
});

test('words that must not occur are not marked, and no query marks nothing', () => {
  expect(marked('grain and oil', 'grain -oil')).toBe('[grain] and oil');
  expect(marked('grain', '')).toBe('grain');
});

test('text that looks like markup stays text', () => {
  expect(marked('<b>grain</b>', 'grain')).toBe('<b>[grain]</b>');
});
