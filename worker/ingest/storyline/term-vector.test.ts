import { expect, test } from 'vitest';
import { compareVectors } from './compare-vectors.ts';
import { hashTerm, packVector, type TermVector, toVector, unpackVector, weigh } from './term-vector.ts';

function vectorOf(words: string): TermVector {
  const entries = words.split(' ').map((word) => ({ term: hashTerm(word), weight: 1, isName: /^[A-Z]/.test(word) }));
  return weigh(toVector(entries), () => 1);
}

test('what was packed is what is unpacked', () => {
  const vector = vectorOf('quake Valmark dead');
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

test('a term that tells nothing makes no story like another', () => {
  const entries = ['quake', 'dead', 'road', 'dam'].map((word) => ({ term: hashTerm(word), weight: 1, isName: false }));
  const common = weigh(toVector(entries), () => 0);
  expect(compareVectors(common, common)).toBe(0);
});

test('no term is the row of all stories', () => {
  expect(hashTerm('')).not.toBe(0);
});
