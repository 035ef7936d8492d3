import { expect, test } from 'vitest';
import { foldInflection } from '../text/inflection.ts';
import { backgroundShare } from './background.ts';
import { hashTerm } from './vector.ts';

const shareOf = (word: string) => backgroundShare(hashTerm(foldInflection(word)));

test.each([
  ['people', 'surgeon', 'wenna'],
  ['jahr', 'bürgermeister', 'hollenvik'],
  ['monde', 'docteur', 'maresque'],
])('%s is commoner than %s, and %s is unknown', (common, rarer, name) => {
  const fold = (word: string) => word.normalize('NFKD').replace(/\p{Mn}/gu, '');
  expect(shareOf(common)).toBeGreaterThan(shareOf(fold(rarer)));
  expect(shareOf(fold(rarer))).toBeGreaterThan(0);
  expect(shareOf(name)).toBe(0);
});

test('no term is in more than three stories of ten', () => {
  expect(shareOf('the')).toBe(0.3);
});
