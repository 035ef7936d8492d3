import { z } from 'zod';
import { findUnstorable } from '../domain/well-formed.ts';

/**
 * String schemas for all input; no input schema uses others. Lengths count code points, as in JSON Schema. Characters
 * that Postgres cannot store are rejected.
 */

const ADDRESS_MAX = 2_048;
/** RFC 5321. */
const MAILBOX_MAX = 254;
/** More does not fit into a request line: Node limits it, with the headers, to 16 KB. */
const PARAMETER_MAX = 16_384;
const FIRST_YEAR = 1;
const LAST_YEAR = 9_999;

/** Text of at most `most` code points. */
export function textIn(most: number, tooLong = `must be at most ${most.toLocaleString('en')} characters`) {
  return z.string().max(most, tooLong).check(refuseUnstorable);
}

/** Text without leading and trailing white space, which does not count. */
export function trimmedIn(most: number) {
  return z
    .string()
    .trim()
    .max(most, `must be at most ${most.toLocaleString('en')} characters`)
    .check(refuseUnstorable);
}

/** Text with a fixed format; the pattern must limit its length and allow only characters that Postgres can store. */
export function patternIn(pattern: RegExp, error: string) {
  return z.string().regex(pattern, error);
}

/** A query parameter whose parts are validated separately. */
export function parameterIn() {
  return textIn(PARAMETER_MAX);
}

/** An absolute http or https URL. */
export function addressIn(error = 'must be an absolute http or https address, such as https://example.org/news') {
  return z
    .url({ protocol: /^https?$/, error })
    .max(ADDRESS_MAX, 'must be at most 2,048 characters')
    .check(refuseUnstorable);
}

/** The address of a mailbox (`ann@example.org`), without a name. */
export function mailboxIn() {
  return z
    .email('must be an e-mail address')
    .max(MAILBOX_MAX, 'must be at most 254 characters')
    .check(refuseUnstorable);
}

/** An ISO 8601 date and time with a time zone, in the years 1 to 9999 in UTC, so that it can be formatted again. */
export function instantIn(
  error = 'must be an ISO 8601 date and time with a time zone, such as 2026-11-24T12:00:00Z or 2026-11-24T13:00:00+01:00',
) {
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

/** A text with something in it. */
export function lineIn(most: number) {
  return textIn(most).refine((value) => value.trim() !== '', 'must not be blank');
}

/** An absolute http or https address, kept as it is. */
export const httpUrl = textIn(2_048).refine(
  isHttpUrl,
  'must be an absolute http or https address, such as https://example.org/news',
);

function isHttpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '';
}
