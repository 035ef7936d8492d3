import { expect, test } from 'vitest';
import { bylineNames } from './byline-names.ts';

test.each([
  ['Ada Berg', ['Ada Berg']],
  ['By Ada Berg and Tom Lind', ['Ada Berg', 'Tom Lind']],
  ['Von Ada Berg, Tom Lind und Jo Doe', ['Ada Berg', 'Tom Lind', 'Jo Doe']],
  ['Ada Berg, Tom Lind, and Jo Doe', ['Ada Berg', 'Tom Lind', 'Jo Doe']],
  ['Par Ada Berg & Tom Lind', ['Ada Berg', 'Tom Lind']],
  ['Ada Berg; Tom Lind', ['Ada Berg', 'Tom Lind']],
  ['Ada Berg, Port Amsel', ['Ada Berg, Port Amsel']],
  ['Anders Andersson', ['Anders Andersson']],
])('%s names %j', (byline, names) => {
  expect(bylineNames(byline)).toEqual(names);
});
