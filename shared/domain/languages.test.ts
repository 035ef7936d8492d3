import { expect, test } from 'vitest';
import { chooseLanguage, directionOf, languageOf } from './languages.ts';

test('the first wanted language that there is, is chosen', () => {
  expect(chooseLanguage(['nl-BE', 'de-AT', 'en'])).toBe('de');
  expect(chooseLanguage(['pt-BR'])).toBe('pt');
  expect(chooseLanguage(['nl', 'tr'])).toBe('en');
  expect(chooseLanguage([])).toBe('en');
});

test('a tag is read whatever its case and region', () => {
  expect(languageOf('JA-jp')).toBe('ja');
  expect(languageOf('english')).toBeUndefined();
});

test('Arabic runs from right to left', () => {
  expect(directionOf('ar')).toBe('rtl');
  expect(directionOf('ja')).toBe('ltr');
});
