import { describe, expect, test } from 'vitest';
import { findNumbers } from './find-numbers.ts';

function values(text: string, language = 'en'): string[] {
  return findNumbers(text, language).map(({ value }) => value);
}

function written(text: string, language = 'en'): string[] {
  return findNumbers(text, language).map(({ from, to }) => text.slice(from, to));
}

describe('a number has one value, however it is written', () => {
  test.each([
    ['en', '90,000 people', '90000'],
    ['de', '90.000 Menschen', '90000'],
    ['fr', '90 000 personnes', '90000'],
    ['es', '90.000 personas', '90000'],
    ['pt', '90.000 pessoas', '90000'],
    ['it', '90.000 persone', '90000'],
    ['de', '2,75 Punkte', '2.75'],
    ['en', '1,200.50 points', '1200.5'],
  ])('%s: %s', (language, text, value) => {
    expect(values(text, language)).toEqual([value]);
  });

  test.each([
    ['en', 'four people', '4'],
    ['de', 'vier Menschen', '4'],
    ['fr', 'quatre personnes', '4'],
    ['es', 'cuatro personas', '4'],
    ['pt', 'quatro pessoas', '4'],
    ['it', 'quattro persone', '4'],
    ['fr', 'quatre cent mille personnes', '400000'],
  ])('in words, %s: %s', (language, text, value) => {
    expect(values(text, language)).toEqual([value]);
  });

  test.each([
    ['en', '3.5 per cent', '3.5%'],
    ['de', '3,5 Prozent', '3.5%'],
    ['fr', '3,5 %', '3.5%'],
    ['es', '3,5 por ciento', '3.5%'],
    ['en', '$1.2bn', '1200000000$'],
    ['de', '1,2 Mrd. Dollar', '1200000000$'],
    ['en', 'two million euros', '2000000€'],
    ['es', '2 millones de euros', '2000000€'],
    ['it', '2 milioni di euro', '2000000€'],
  ])('with its unit, %s: %s', (language, text, value) => {
    expect(values(text, language)).toEqual([value]);
    expect(written(text, language)).toEqual([text]);
  });
});

test.each([
  ['en', 'On 14 May 2024, at 10:30 or 10 am, eight o’clock, and on May 12'],
  ['de', 'Am 14. Mai 2024 um 10.30 Uhr und 10 Uhr, am 14.05.2026'],
  ['fr', 'Le 14 mai 2024 à 10h30'],
  ['es', 'El 14 de mayo de 2024'],
  ['en', 'the 19th, COVID-19, an A320, 2024-25, in ’86, 10.0.0.1, 2026-05-14'],
  ['en', '1234567890123456789'],
])('dates, times, ordinals and names are no numbers, %s: %s', (language, text) => {
  expect(values(text, language)).toEqual([]);
});

test('a day of the month beside a large number hides only itself', () => {
  expect(values('Il 14 maggio 90.000 persone', 'it')).toEqual(['90000']);
});

test('a score is one number, and an age is one', () => {
  expect(values('won 2-1 against a 20-year-old')).toEqual(['2-1', '20']);
});

test('numbers without a unit up to twelve are small', () => {
  const small = findNumbers('two men, 12 women, 13 children, 4% and 5 km', 'en').filter(({ isSmall }) => isSmall);
  expect(small.map(({ value }) => value)).toEqual(['2', '12']);
});

test.each(['1'.repeat(20_000), '1.'.repeat(10_000), '1 000 '.repeat(3_000), 'two '.repeat(5_000), '$'.repeat(20_000)])(
  'text made to be slow is read in linear time: %#',
  (text) => {
    expect(() => findNumbers(text, 'fr')).not.toThrow();
  },
);
