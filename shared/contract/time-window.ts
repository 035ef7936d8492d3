import { instantIn } from './text-schema.ts';

const WINDOW_MAX_MS = 31 * 24 * 3_600_000;

const time = instantIn('must be an ISO 8601 time with its zone').transform((text) => new Date(text));

/** Both ends of a time window for a replay. */
export const WINDOW = { from: time, to: time };

interface Ends {
  from: unknown;
  to: unknown;
}

// Also called with invalid times (NaN); these have their own errors, so the rules must hold for them.

/** The end must be after the beginning. */
export const IN_ORDER = [
  (ends: Ends): boolean => !(spanMs(ends) <= 0),
  { path: ['to'], error: 'must be later than from' },
] as const satisfies Rule;

/** At most 31 days long. */
export const A_MONTH_AT_MOST = [
  (ends: Ends): boolean => !(spanMs(ends) > WINDOW_MAX_MS),
  { path: ['from'], error: 'must be at most 31 days before to' },
] as const satisfies Rule;

type Rule = readonly [(ends: Ends) => boolean, { path: string[]; error: string }];

function spanMs({ from, to }: Ends): number {
  return Number(to) - Number(from);
}
