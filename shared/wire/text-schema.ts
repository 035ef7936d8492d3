import { z } from 'zod';
import { findUnstorable } from '../domain/well-formed.ts';

/**
 * The strings that we take in: no schema of an input uses another. Lengths count code points, as JSON Schema
 * has it. What Postgres cannot hold is refused.
 */

const ADDRESS_MAX = 2_048;
/** So much fits into the address of a request, which Node bounds at 16 KB with its headers. */
const PARAMETER_MAX = 16_384;
const FIRST_YEAR = 1;
const LAST_YEAR = 9_999;

/** Text of at most so many code points. */
export function textIn(most: number, tooLong = `must be at most ${most.toLocaleString('en')} characters`) {
  return z.string().max(most, tooLong).check(refuseUnstorable);
}

/** The same without blanks around it, which do not count. */
export function trimmedIn(most: number) {
  return z
    .string()
    .trim()
    .max(most, `must be at most ${most.toLocaleString('en')} characters`)
    .check(refuseUnstorable);
}

/** Text of one shape; the pattern bounds its length, and lets nothing pass that Postgres cannot hold. */
export function patternIn(pattern: RegExp, error: string) {
  return z.string().regex(pattern, error);
}

/** A query parameter whose parts have rules of their own. */
export function parameterIn() {
  return textIn(PARAMETER_MAX);
}

/** An absolute http or https address. */
export function addressIn(error = 'must be an absolute http or https address') {
  return z
    .url({ protocol: /^https?$/, error })
    .max(ADDRESS_MAX, 'must be at most 2,048 characters')
    .check(refuseUnstorable);
}

/** An ISO 8601 date and time with a time zone, in the years 1 to 9999 in UTC: all that it can be written in again. */
export function instantIn(error = 'must be an ISO 8601 date and time with a time zone') {
  return z.iso
    .datetime({ offset: true, error, abort: true })
    .refine(isInCommonYears, 'must lie in the years 1 to 9999');
}

function refuseUnstorable(payload: z.core.ParsePayload<string>): void {
  const found = findUnstorable(payload.value);
  if (found === undefined) return;
  const message = `must not contain ${found}`;
  payload.issues.push({
    code: 'custom',
    input: payload.value,
    message,
    params: { rule: 'character' },
    continue: false,
  });
}

function isInCommonYears(instant: string): boolean {
  const year = new Date(instant).getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
