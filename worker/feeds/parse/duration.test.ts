import { expect, test } from 'vitest';
import { durationSeconds } from './duration.ts';

test.each([
  ['3723', 3_723],
  ['3723.4', 3_723],
  ['1:02:03', 3_723],
  ['01:02:03.500', 3_723],
  ['62:03', 3_723],
  ['0:45', 45],
  ['1h 2m 3s', 3_723],
  ['1 hr, 2 min', 3_720],
  ['62 minutes', 3_720],
  ['PT1H2M3S', 3_723],
  ['PT45.5S', 45],
])('%s is %i seconds', (text, seconds) => {
  expect(durationSeconds(text)).toBe(seconds);
});

test.each(['', '0', '00:00:00', '-5', 'long', 'PT', '1:2:3:4', '999999', '1'.repeat(50), undefined])(
  '%s is no length',
  (text) => {
    expect(durationSeconds(text)).toBeUndefined();
  },
);
