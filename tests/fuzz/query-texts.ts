import fc from 'fast-check';
import { hostileText } from './hostile.ts';

const PIECES = [
  ...['OR', ' OR ', '"', '“', '”', '-', '--', ':', ' ', '\u00a0', '\n', "'s", 'U.S.', '東京都', 'rock-n-roll'],
  ...['topic:', 'publisher:', 'section:', 'lang:', 'priority:', 'since:', 'until:', 'has:', '-topic:', 'Topic:'],
  ...['world', 'en', 'flash', '2h', 'today', '2026-11-30', '2026-11-30T08:00Z', 'picture', 'octopuses', '"a b"', '-"'],
];

/** Queries that nearly follow the grammar of the search language. */
export const queryTexts: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: hostileText }), {
    maxLength: 60,
  })
  .map((pieces) => pieces.join(''));
