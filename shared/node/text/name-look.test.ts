import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameLook } from './name-look.ts';

/** Any code points, including lone surrogates. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 40 })
  .map((codes) => String.fromCodePoint(...codes));

test.each([
  ['Cyrillic letters', 'Reuters', 'Rеutеrѕ'],
  ['Greek capitals', 'BBC', 'ΒΒС'],
  ['a zero-width space', 'Reuters', 'Reu\u200bters'],
  ['a soft hyphen and a word joiner', 'Reuters', 'Reu\u00adt\u2060ers'],
  ['a Hangul filler', 'Reuters', 'Reuters\u3164'],
  ['a blank of Braille', 'Reuters', 'Reu\u2800ters'],
  ['a variation selector', 'Reuters', 'Reuters\ufe0f'],
  ['a capital I for l', 'Daily Mail', 'DaiIy MaiI'],
  ['a small l for I, in capitals', 'TIMES OF INDIA', 'TlMES OF lNDlA'],
  ['the digits 1 and 0', 'El Mundo', 'E1 Mund0'],
  ['case', 'Der Spiegel', 'DER SPIEGEL'],
  ['case, of Cyrillic letters', 'Вести', 'Вести '],
  ['accents', 'Réuters', 'Reuters'],
  ['wide letters', 'Ｒｅｕｔｅｒｓ', 'Reuters'],
  ['mathematical letters', '𝐑𝐞𝐮𝐭𝐞𝐫𝐬', 'Reuters'],
  ['r and n for m', 'Le Monde', 'Le rnonde'],
  ['turned text', 'Reuters', '\u202eReuters\u202c'],
  ['punctuation', 'A. P.', 'AP'],
])('%s make no name of another', (_, name, worn) => {
  expect(nameLook(worn)).toBe(nameLook(name));
});

test('names that differ to the eye differ', () => {
  const names = [
    'Reuters',
    'BBC',
    'ABC',
    'Вести',
    'Известия',
    '朝日新聞',
    '読売新聞',
    'الجزيرة',
    'الأهرام',
    'ANSA',
    'AFP',
    'AP',
    'DPA',
  ];
  expect(new Set(names.map(nameLook)).size).toBe(names.length);
});

test('a name looks the same however it is composed and marked', () => {
  fc.assert(
    fc.property(anyText, (name) => {
      const look = nameLook(name);
      expect(nameLook(name.normalize('NFD'))).toBe(look);
      expect(nameLook(`\u200b${[...name].join('\u200d')} `)).toBe(look);
    }),
  );
});
