import { expect, test } from 'vitest';
import { readTokens } from './read-tokens.ts';
import { stopWordsOf } from './stop-words.ts';

function kinds(text: string): Record<string, string> {
  return Object.fromEntries(readTokens(text, stopWordsOf('en')).map(({ term, kind }) => [term, kind]));
}

test('a name has its capital inside a sentence', () => {
  expect(kinds('Bridges in Valmark closed. Bridges reopened on 14 May.')).toEqual({
    bridg: 'word',
    valmark: 'name',
    clos: 'word',
    reopen: 'word',
    14: 'number',
  });
});

test('in title case nothing is a name', () => {
  expect(Object.values(kinds('Storm Hits Coast Of Valmark'))).not.toContain('name');
});

test('inflections, possessives and the dots of acronyms make no difference', () => {
  expect(readTokens("Velden's arrests", new Set()).map(({ term }) => term)).toEqual(
    readTokens('Velden arrested', new Set()).map(({ term }) => term),
  );
  expect(readTokens('the U.N. met', new Set())[1]?.term).toBe('un');
});
