import { expect, test } from 'vitest';
import { countCharacters, isVisible, nameKey, tidyCommentText, tidyName } from './comment-text.ts';

test('line ends are one kind and empty lines one at most', () => {
  expect(tidyCommentText('  one \r\ntwo\r\r\r\n\nthree\n')).toBe('one\ntwo\n\nthree');
});

test('what would disturb the text around is left out', () => {
  expect(tidyCommentText('a\u0000b\u202ec\u2066d\u0007')).toBe('abcd');
  expect(tidyCommentText(`e${'\u0316'.repeat(40)}`)).toBe(`e${'\u0316'.repeat(4)}`);
});

test('markup is text like any other', () => {
  expect(tidyCommentText('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
});

test('names that look the same have one key', () => {
  expect(tidyName('  Ana\n\u200b Maria ')).toBe('Ana Maria');
  expect(nameKey('Ána-María')).toBe(nameKey('ana maria'));
  expect(nameKey('Ａｎａ Maria')).toBe(nameKey('Ana  Maria'));
});

test('spaces and invisible characters are nothing to see', () => {
  expect(isVisible(' \u200b\u3164\u2800\n')).toBe(false);
  expect(isVisible('👍')).toBe(true);
});

test('a character counts once, however it is stored', () => {
  expect(countCharacters('👍é')).toBe(2);
});
