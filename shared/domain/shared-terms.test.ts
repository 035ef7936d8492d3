import { expect, test } from 'vitest';
import { tellingTerms } from './shared-terms.ts';

test('no number is a reason', () => {
  const shared = { names: ['Calloway', 'G7'], words: ['212', 'ferry', '2.75', 'eleven', 'Zwölf'] };
  expect(tellingTerms(shared, [])).toEqual({ names: ['Calloway'], words: ['ferry'] });
});

test('a whole name stands in place of its parts, at the place of the first', () => {
  const shared = { names: ['Orban', 'Calloway', 'Saint'], words: [] };
  expect(tellingTerms(shared, ['Saint-Orban', 'Bank of England']).names).toEqual(['Saint-Orban', 'Calloway']);
  expect(tellingTerms({ names: ['England', 'Bank'], words: [] }, ['Bank of England']).names).toEqual([
    'Bank of England',
  ]);
});

test('a phrase of the text may be a whole name, but its words may be names of their own', () => {
  const shared = { names: ['Amsel', 'Calloway'], words: ['PORT', 'ferry'] };
  const phrases = ['Port Amsel', 'Ferry Calloway Aground'];
  expect(tellingTerms(shared, [], phrases)).toEqual({ names: ['Port Amsel', 'Calloway'], words: ['ferry'] });
});

test('half a name is no reason', () => {
  // The other story's Orban is another one.
  expect(tellingTerms({ names: ['Orban', 'Calloway'], words: [] }, ['Saint-Orban']).names).toEqual(['Calloway']);
  expect(tellingTerms({ names: ['Orban', 'Saint-Orban'], words: [] }, []).names).toEqual(['Saint-Orban']);
});

test('a last name is a reason by itself, a first one is not', () => {
  expect(tellingTerms({ names: ['Aske', 'Petra'], words: [] }, ['Simon Aske', 'Petra Halm']).names).toEqual(['Aske']);
});

test('accents and case make no other name', () => {
  expect(tellingTerms({ names: ['Orbán', 'Viktor'], words: [] }, ['Viktor Orban']).names).toEqual(['Viktor Orban']);
});
