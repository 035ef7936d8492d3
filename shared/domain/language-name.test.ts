import { expect, test } from 'vitest';
import { otherLanguage } from './language-name.ts';

test('another language has its name, the same one has none', () => {
  const inLanguage = (language: string | null) => ({ language });
  expect(otherLanguage(inLanguage('fr'), inLanguage('en'), 'en')).toBe('French');
  expect(otherLanguage(inLanguage('pt-BR'), inLanguage('en-GB'), 'en')).toBe('Portuguese');
  expect(otherLanguage(inLanguage('en-US'), inLanguage('en-GB'), 'en')).toBeUndefined();
  expect(otherLanguage(inLanguage(null), inLanguage('en'), 'en')).toBeUndefined();
  expect(otherLanguage(inLanguage('fr'), inLanguage(null), 'en')).toBeUndefined();
  expect(otherLanguage(inLanguage('qqq'), inLanguage('en'), 'en')).toBeUndefined();
});
