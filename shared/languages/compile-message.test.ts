import { expect, test } from 'vitest';
import { messageTools } from '../domain/message-tools.ts';
import { compileMessage, parametersOf } from './compile-message.ts';

type Said = (...parameters: unknown[]) => string;

function compiled(message: string, declared?: string, locale = 'en'): Said {
  const code = compileMessage(message, parametersOf(message, declared));
  return new Function('t', `return ${code}`)(messageTools(locale)) as Said;
}

test('a message without parameters is a string', () => {
  expect(compileMessage('It’s “live”', [])).toBe('"It’s “live”"');
});

test('the form for a number is that of the language, or of the number itself', () => {
  const say = compiled('{count, plural, =0 {none} one {# story} other {# stories}}');
  expect([0, 1, 2, 1_234].map((count) => say(count))).toEqual(['none', '1 story', '2 stories', '1,234 stories']);
  const few = compiled('{n, plural, zero {z} one {o} two {t} few {f} many {m} other {x}}', undefined, 'ar');
  expect([0, 1, 2, 5, 11, 100].map((n) => few(n))).toEqual(['z', 'o', 't', 'f', 'm', 'x']);
});

test('a choice is by value; what is missing has the name undefined', () => {
  const say = compiled('{from, select, undefined {nobody} other {from {from}}}', 'from: string | undefined');
  expect([say(undefined), say('Ann')]).toEqual(['nobody', 'from Ann']);
  expect(compiled('{more, select, true {+} other {}}')(true)).toBe('+');
});

test('the number sign is that of the nearest plural', () => {
  const say = compiled('{a, plural, other {# of {b, plural, other {#}}}}', 'a: number, b: number');
  expect(say(3, 5)).toBe('3 of 5');
});

test('a list and a number are formatted', () => {
  expect(compiled('On {topics}', 'topics: readonly string[]')(['a', 'b', 'c'])).toBe('On a, b and c');
  expect(compiled('{size, number} KB', undefined, 'de')(1_234)).toBe('1.234 KB');
});

test('parameters come in the declared order, and an undeclared order is refused', () => {
  expect(compiled('{b} of {a}', 'a: string, b: string')('A', 'B')).toBe('B of A');
  expect(() => parametersOf('{a} and {b}', undefined)).toThrow('the order of a, b is not declared');
  expect(() => parametersOf('{a} and {c}', 'a: string, b: string')).toThrow('there is no c');
});

test('what the page could not show is refused', () => {
  expect(() => parametersOf('{at, date, short}', undefined)).toThrow('formats no dates');
  expect(() => parametersOf('{count, plural, one {x}}', undefined)).toThrow();
});
