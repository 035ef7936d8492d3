import { expect, test } from 'vitest';
import { exactTimeText, timeText } from './time-text.ts';

const NOW = Date.UTC(2026, 10, 23, 12, 0, 0);
const ago = (seconds: number, locale = 'en') => timeText(NOW - seconds * 1000, NOW, locale);

test('less than a minute is now, and so is the future', () => {
  expect(ago(0)).toBe('now');
  expect(ago(59)).toBe('now');
  expect(ago(-90)).toBe('now');
});

test('minutes, hours and days are counted in whole ones', () => {
  expect(ago(3 * 60 + 59)).toBe('3 min. ago');
  expect(ago(2 * 3600 + 3599)).toBe('2 hr. ago');
  expect(ago(24 * 3600)).toBe('yesterday');
  expect(ago(3 * 24 * 3600)).toBe('3 days ago');
});

test('after a week it is a date, with the year when that is another one', () => {
  expect(ago(8 * 24 * 3600)).toBe('Nov 15');
  expect(ago(400 * 24 * 3600)).toBe('Oct 19, 2025');
});

test('times follow the locale', () => {
  expect(ago(180, 'de')).toBe('vor 3 Min.');
});

test('the exact time names the day, the second and the zone', () => {
  expect(exactTimeText(NOW, 'en')).toMatch(/Monday, November 23, 2026 at .*:00:00.* \S+/);
});
