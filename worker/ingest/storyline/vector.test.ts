import { expect, test } from 'vitest';
import { hashTerm, packVector, unpackVector } from './vector.ts';
import { vectorOf } from './vector-of.fixture.ts';

test('what was packed is what is unpacked', () => {
  const vector = vectorOf('quake Valmark / dead');
  expect(unpackVector(packVector(vector))).toEqual(vector);
});

test('no term is the row of all stories', () => {
  expect(hashTerm('')).not.toBe(0);
});
