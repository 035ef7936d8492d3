import { randomInt } from 'node:crypto';
import { CODE_LENGTH, CODE_LETTERS } from '../../shared/contract/reader-schema.ts';

/** A new code: one of 6 × 10^11, which the limits on guessing leave no time to find. */
export function makeJoinCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
}
