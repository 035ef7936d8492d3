import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from './parse-json.ts';

test('whatever JSON has is read', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      expect(parseJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(parseJson('{"a":"\\\\","b":"\\"[[,,"}')).toEqual({ a: '\\', b: '"[[,,' });
});

test('what is in strings does not count', () => {
  const text = `${'[{,'.repeat(200_000)}\\`;
  expect(parseJson(JSON.stringify({ text }))).toEqual({ text });
});

test('too many values and levels are refused before they are read', () => {
  const keys = `{${Array.from({ length: 100_002 }, (_, index) => `"k${index}":0`)}}`;
  expect(() => parseJson(keys)).toThrow(expect.objectContaining({ code: 'bad_json' }));
  expect(() => parseJson(`[${'0,'.repeat(5_000_000)}0]`)).toThrow(expect.objectContaining({ code: 'bad_json' }));
  expect(() => parseJson('['.repeat(5_000_000))).toThrow(expect.objectContaining({ code: 'bad_json' }));
  expect(parseJson(`${'['.repeat(16)}${']'.repeat(16)}`)).toHaveLength(1);
  expect(() => parseJson(`${'['.repeat(17)}${']'.repeat(17)}`)).toThrow('nested deeper than 16');
});

test('what the parser quotes can be answered and stored', () => {
  for (const bad of ['{"a": \0}', `{"a": ${'x'.repeat(10_000)}}`, '"𠮷', '\ud800', '{"a":"b" 𠮷}']) {
    expect(() => parseJson(bad)).toThrow(
      expect.toSatisfy((error: Error & { code: string }) => {
        const { message } = error;
        return error.code === 'bad_json' && message.isWellFormed() && !message.includes('\0') && message.length < 300;
      }),
    );
  }
});
