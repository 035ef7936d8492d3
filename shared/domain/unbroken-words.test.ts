import { expect, test } from 'vitest';
import { splitUnbroken } from './unbroken-words.ts';

const whole = (text: string): string[] =>
  splitUnbroken(text)
    .filter(({ isWhole }) => isWhole)
    .map((part) => part.text);

test('words with hyphens are whole, whatever their script', () => {
  expect(whole('A nine-year wait, a nine-year-old and an état-major')).toEqual([
    'nine-year',
    'nine-year-old',
    'état-major',
  ]);
  expect(whole('1914-18: из-за')).toEqual(['1914-18', 'из-за']);
});

test('long words, dashes and what only begins with a hyphen may be broken', () => {
  expect(whole('Donaudampfschifffahrts-gesellschaft - a company, -ism, pre- and post-')).toEqual([]);
});

test('the parts are the text', () => {
  for (const text of ['', 'nine-year', 'A nine-year wait', 'x--y a-b-']) {
    expect(
      splitUnbroken(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  }
});
