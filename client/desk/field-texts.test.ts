import { expect, test } from 'vitest';
import { fieldSentence, fieldsIn, fieldText, reasonText } from './field-texts.ts';

const TOO_COMPLEX = 'is too complex to be read: it took more than 5000 ms';
const ADVICE = 'Shorten it, or nest lists and quotations less deeply.';

test('below a field stands what is wrong with it, as a sentence', () => {
  expect(fieldText({ detail: 'must be at most 80 characters' })).toBe('Must be at most 80 characters.');
  expect(fieldText({ detail: 'is required' })).toBe('Required.');
  expect(fieldText({ detail: TOO_COMPLEX })).toBe(`Too complex to be read. ${ADVICE}`);
});

test('elsewhere it names the field as the form does', () => {
  expect(fieldSentence({ field: 'topics.3', detail: 'must be short' })).toBe('A topic must be short.');
  expect(fieldSentence({ field: 'topics', detail: 'must be short' })).toBe('The list of topics must be short.');
  expect(fieldSentence({ field: 'nonsense', detail: 'is not a known field' })).toBe('nonsense is not a known field.');
});

test('a reason that names fields is said in the words of the form; any other stays as it is', () => {
  expect(reasonText(`body ${TOO_COMPLEX}`)).toBe(`The text is too complex to be read. ${ADVICE}`);
  expect(reasonText('topics.0 must be short; headline is required; and 3 more')).toBe(
    'A topic must be short. The headline is required.',
  );
  for (const reason of ['The story was retracted: body found; headline wrong', 'There is no such story.']) {
    expect(fieldsIn(reason)).toEqual([]);
    expect(reasonText(reason)).toBe(reason);
  }
});
