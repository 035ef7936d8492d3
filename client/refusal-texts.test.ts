import { expect, test } from 'vitest';
import { refusalText } from './refusal-texts.ts';

const field = (name: string, detail: string) => ({ field: name, rule: 'rule', detail });

test('each part of a filter that is refused is named as the page names it, once for each rule', () => {
  const fields = [field('q', 'must contain a word'), field('any.0', 'must be short'), field('any.1', 'must be short')];
  expect(refusalText({ code: 'bad_filter', fields })).toBe(
    'The search must contain a word. “Any of these topics” must be short.',
  );
});

test('too many columns are no fault of the filter', () => {
  expect(refusalText({ code: 'too_many_follows', fields: [] })).toContain('too many columns are open');
});

test('a refusal that names no part is said in words, too', () => {
  expect(refusalText({ code: 'whatever', fields: [] })).toBe('This column’s filter isn’t valid.');
});
