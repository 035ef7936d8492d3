import { expect, test } from 'vitest';
import { focusClasses } from './picture.ts';

test('a focal point becomes a place of the stylesheet, and the centre needs none', () => {
  expect(focusClasses({})).toBeUndefined();
  expect(focusClasses({ focalPoint: { x: 0.24, y: 1 } })).toBe('focus-x-2 focus-y-8');
  expect(focusClasses({ focalPoint: { x: -1, y: 9 } })).toBe('focus-x-0 focus-y-8');
});
