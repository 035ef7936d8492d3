import { expect, test } from 'vitest';
import { textFragment, textOfFragment } from './text-fragment.ts';

test('a short sentence is named whole, with what the syntax uses encoded', () => {
  expect(textFragment('A fifty-fifty, at $4 & more.')).toBe('#:~:text=A%20fifty%2Dfifty%2C%20at%20%244%20%26%20more.');
});

test('a long one is named by its first and last words', () => {
  expect(textFragment('one two three four five six seven eight nine ten eleven.')).toBe(
    '#:~:text=one%20two%20three%20four,eight%20nine%20ten%20eleven.',
  );
});

test('the word at a cut is left out', () => {
  expect(textFragment('one two thr…')).toBe('#:~:text=one%20two');
});

test('a fragment leads back to its words, and what is none leads nowhere', () => {
  const page = 'https://news.example/story/1';
  expect(textOfFragment(page + textFragment('At $4, 50-50.'))).toEqual({ start: 'At $4, 50-50.', end: undefined });
  expect(textOfFragment(page + textFragment('one two three four five six seven eight nine ten eleven.'))).toEqual({
    start: 'one two three four',
    end: 'eight nine ten eleven.',
  });
  expect(textOfFragment(`${page}#comments`)).toBeUndefined();
  expect(textOfFragment(`${page}#:~:text=%E0%A4%A`)).toBeUndefined();
});
