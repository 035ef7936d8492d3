import { expect, test } from 'vitest';
import { isAgency, isBoilerplate } from './boilerplate.ts';

test.each([
  'Reporting by Mira Orban in Port Amsel.',
  '(Additional reporting by Teo Anselm.)',
  'Read more: What the flood left behind.',
  'Sign up for our weekly round-up of 12 stories.',
  'Photo: Teo Anselm/The Post.',
  'A view of the harbour. Getty Images.',
  'This article was first published by Meridian Wire.',
  'Lesen Sie auch: Was die Flut übrig ließ.',
  'Lire aussi : Ce que la crue a laissé.',
  'Lea también: Lo que dejó la crecida.',
  'Leia também: O que a cheia deixou.',
  'Leggi anche: quello che resta.',
  'More at www.example.com.',
])('is about the report or its page: %s', (sentence) => {
  expect(isBoilerplate(sentence)).toBe(true);
});

test.each([
  'Police said 31 people were hurt.',
  'Readers of the Post wrote 400 letters.',
  'He was photographed in the harbour.',
  'The correction of the river took 12 years.',
  'Sources close to the minister named Mira Orban.',
])('is news: %s', (sentence) => {
  expect(isBoilerplate(sentence)).toBe(false);
});

test('agencies are told apart', () => {
  expect(['Reuters', 'Associated Press', 'Port Amsel'].map(isAgency)).toEqual([true, true, false]);
});
