import { expect, test } from 'vitest';
import { compareVectors, hashTerm, packVector, type TermVector, toVector, unpackVector, weigh } from './vector.ts';

/** Capitals make names; what stands before a slash is the headline. */
function vectorOf(words: string): TermVector {
  const [headline = '', text] = words.split(' / ');
  const [above, all] = text === undefined ? ['', headline] : [headline, `${headline} ${text}`];
  const entries = all.split(' ').map((word) => ({
    term: hashTerm(word),
    weight: 1,
    isName: /^[A-Z]/.test(word),
    inHeadline: above.split(' ').includes(word),
  }));
  return weigh(toVector(entries), () => 1);
}

test('what was packed is what is unpacked', () => {
  const vector = vectorOf('quake Valmark / dead');
  expect(unpackVector(packVector(vector))).toEqual(vector);
});

test('a vector is like itself, and not like another', () => {
  const quake = vectorOf('quake Valmark dead dam');
  expect(compareVectors(quake, quake)).toBeCloseTo(1);
  expect(compareVectors(quake, vectorOf('match goal cup final'))).toBe(0);
});

test('what rests on a word or two counts for less', () => {
  expect(compareVectors(vectorOf('match'), vectorOf('match'))).toBeCloseTo(0.25);
});

test('the same words about other names are another event', () => {
  const here = vectorOf('quake houses road dead injured tents Valmark Brandt Leth');
  const there = vectorOf('quake houses road dead injured tents Ostrand Okafor Sabre');
  const again = vectorOf('quake houses road dead injured tents Valmark Brandt Sabre');
  expect(compareVectors(here, there)).toBe(0);
  expect(compareVectors(here, again)).toBeGreaterThan(0.5);
});

test('two headlines of one form with other names are about two events', () => {
  const here = vectorOf('weather forecast Tarvo rain Saturday sun');
  expect(compareVectors(here, vectorOf('weather forecast Pellina rain Saturday sun'))).toBeGreaterThan(0.5);
  const there = vectorOf('weather forecast Pellina rain weekend sun');
  expect(compareVectors(vectorOf('weather forecast Tarvo rain weekend sun'), there)).toBeLessThan(0.2);
});

test('stories are more alike when their headlines are, and less when these name something else', () => {
  const outage = vectorOf('Nimbral outage / bank tram bill clock firm');
  const bill = vectorOf('Nimbral outage / bank insurer crown million firm');
  const flood = vectorOf('Tessen flood / Nimbral outage bank insurer firm');
  const unnamed = vectorOf('Nimbral outage bank insurer crown million firm');
  expect(compareVectors(outage, bill)).toBeGreaterThan(compareVectors(outage, unnamed));
  expect(compareVectors(outage, flood)).toBeLessThan(
    compareVectors(outage, vectorOf('Tessen flood Nimbral outage bank insurer firm')),
  );
});

test('a term that tells nothing makes no story like another', () => {
  const entries = ['quake', 'dead', 'road', 'dam'].map((word) => ({
    term: hashTerm(word),
    weight: 1,
    isName: false,
    inHeadline: false,
  }));
  const common = weigh(toVector(entries), () => 0);
  expect(compareVectors(common, common)).toBe(0);
});

test('no term is the row of all stories', () => {
  expect(hashTerm('')).not.toBe(0);
});
