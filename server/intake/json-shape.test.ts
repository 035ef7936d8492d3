import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NewswireError } from '../../shared/domain/errors.ts';
import { checkShape, looksLikeArray, STORY_VALUES_MAX, splitArray } from './json-shape.ts';

function itemsOf(text: string): unknown[] {
  const items: unknown[] = [];
  splitArray(text, (item) => items.push(JSON.parse(item)));
  return items;
}

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (error) {
    return error instanceof NewswireError ? `${error.code}: ${error.message}` : 'other';
  }
}

test('the items of an array are those that the parser finds, however it is written', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 6 })), fc.constantFrom('', '  ', '\t'), (values, indent) => {
      const text = `${indent}${JSON.stringify(values, null, indent)}${indent}\n`;
      expect(looksLikeArray(text)).toBe(true);
      expect(itemsOf(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('what the parser takes or refuses is taken or refused here', () => {
  const pieces = fc.constantFrom('[', ']', '{', '}', ',', '"', '\\', ':', '1', ' ', 'null', '"a"', '\u00a0', '\n');
  const takes = (read: () => unknown): boolean => {
    try {
      read();
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = `[${parts.join('')}`;
      expect(takes(() => itemsOf(text))).toBe(takes(() => JSON.parse(text)));
    }),
    { numRuns: 5_000 },
  );
});

test('nesting and numbers of values are bounded before the parser sees them', () => {
  expect(codeOf(() => checkShape('['.repeat(17)))).toMatch(/^bad_json: .*deeper than 16/);
  expect(codeOf(() => checkShape('['.repeat(16)))).toBe('none');
  expect(codeOf(() => checkShape(`[${'1,'.repeat(20_001)}1]`))).toMatch(/^bad_json: .*more than 20,000 values/);
  expect(codeOf(() => checkShape(`[${'[],'.repeat(10_001)}1]`))).toMatch(/^bad_json: .*more than 20,000 values/);
  expect(codeOf(() => checkShape(JSON.stringify('[{,'.repeat(30_000))))).toBe('none');
  expect(codeOf(() => itemsOf(`[${'['.repeat(20)}`))).toMatch(/^bad_json: .*deeper than 16/);
  expect(codeOf(() => checkShape(`[${'1,'.repeat(501)}1]`, STORY_VALUES_MAX))).toMatch(/more than 500 values/);
  expect(
    itemsOf(
      `[${Array(100)
        .fill(`[${'1,'.repeat(1_000)}1]`)
        .join(',')}]`,
    ),
  ).toHaveLength(100);
});
