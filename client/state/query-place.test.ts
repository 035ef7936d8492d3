import { expect, test } from 'vitest';
import { placeAt } from './query-place.ts';

/** The caret is at the bar. */
const at = (marked: string) => placeAt(marked.replace('|', ''), marked.indexOf('|'));

test('the term before the caret is completed', () => {
  expect(at('quake to|')).toEqual({ from: 6, to: 8, field: null, text: 'to' });
  expect(at('-section:wo| x')).toEqual({ from: 1, to: 11, field: 'section', text: 'wo' });
  expect(at('publisher:"The Or|')).toEqual({ from: 0, to: 17, field: 'publisher', text: 'The Or' });
});

test('a new term begins at the start and after a space', () => {
  expect(at('|')).toEqual({ from: 0, to: 0, field: null, text: '' });
  expect(at('quake |')).toEqual({ from: 6, to: 6, field: null, text: '' });
});

test('nothing is completed within a word or a phrase', () => {
  expect(at('qua|ke')).toBeUndefined();
  expect(at('"new yo|')).toBeUndefined();
  expect(at('"new york"|')).toBeUndefined();
});
