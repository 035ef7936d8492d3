import { expect, test } from 'vitest';
import { normaliseLanguage, normaliseLine, normaliseText } from './normalise.ts';

test('a line has no control characters, no breaks and no folded blanks', () => {
  expect(normaliseLine(' a\u0000\tb\n c\u202e ')).toBe('a b c');
});

test('text is composed and its line ends are one', () => {
  expect(normaliseText('e\u0301\r\nx\ry')).toBe('é\nx\ny');
  expect(normaliseText('\ud800x')).toBe('\ufffdx');
});

test.each([
  ['EN', 'en'],
  ['pt-br', 'pt-BR'],
  ['zh-hant-tw', 'zh-Hant-TW'],
])('language %s is written %s', (tag, expected) => {
  expect(normaliseLanguage(tag)).toBe(expected);
});
