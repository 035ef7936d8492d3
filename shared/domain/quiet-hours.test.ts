import { expect, test } from 'vitest';
import { isTimeZone, quietUntil } from './quiet-hours.ts';

const NIGHT = { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' };

test.each([
  // Berlin is UTC+1 in winter.
  ['2026-11-24T20:59:59Z', undefined],
  ['2026-11-24T21:00:00Z', '2026-11-25T06:00:00.000Z'],
  ['2026-11-25T03:30:30Z', '2026-11-25T06:00:00.000Z'],
  ['2026-11-25T06:00:00Z', undefined],
  // And UTC+2 in summer.
  ['2026-07-01T20:15:00Z', '2026-07-02T05:00:00.000Z'],
])('a night in Berlin at %s is quiet until %s', (now, until) => {
  expect(quietUntil(NIGHT, new Date(now))?.toISOString()).toBe(until);
});

test('quiet hours within a day, and none at all', () => {
  const lunch = { from: '12:00', to: '13:00', timeZone: 'UTC' };
  expect(quietUntil(lunch, new Date('2026-11-24T12:30:00Z'))?.toISOString()).toBe('2026-11-24T13:00:00.000Z');
  expect(quietUntil(lunch, new Date('2026-11-24T13:00:00Z'))).toBeUndefined();
  expect(quietUntil({ ...lunch, to: '12:00' }, new Date('2026-11-24T12:00:00Z'))).toBeUndefined();
});

test('only zones that exist are zones', () => {
  expect(isTimeZone('America/New_York')).toBe(true);
  expect(isTimeZone('Mars/Olympus')).toBe(false);
});
