import { expect, test } from 'vitest';
import { shortcutKey } from './shortcut-key.ts';

const pressed = (key: string, code: string, more: { shiftKey?: boolean; isComposing?: boolean } = {}) =>
  shortcutKey({ key, code, shiftKey: false, isComposing: false, ...more });

test.each([
  ['j', 'KeyJ', 'j'],
  ['о', 'KeyJ', 'j'],
  ['ξ', 'KeyJ', 'j'],
  ['ת', 'Comma', undefined],
  ['ю', 'Period', '.'],
  ['.', 'Slash', '.'],
  ['/', 'Digit7', '/'],
  ['?', 'Minus', '?'],
  ['Enter', 'Enter', 'Enter'],
])('%s on the key %s is the shortcut %s', (key, code, shortcut) => {
  expect(pressed(key, code)).toBe(shortcut);
});

test('caps lock does not count, Shift does', () => {
  expect(pressed('J', 'KeyJ')).toBe('j');
  expect(pressed('О', 'KeyJ')).toBe('j');
  expect(pressed('J', 'KeyJ', { shiftKey: true })).toBeUndefined();
  expect(pressed('?', 'Slash', { shiftKey: true })).toBe('?');
});

test('a key that an input method composes with is no shortcut', () => {
  expect(pressed('j', 'KeyJ', { isComposing: true })).toBeUndefined();
});
