import { instantIn } from './text-schema.ts';

const WINDOW_MAX_MS = 31 * 24 * 3_600_000;

const time = instantIn('must be an ISO 8601 time with its zone').transform((text) => new Date(text));

/** Both ends of a time window that something is done again for. */
export const WINDOW = { from: time, to: time };

interface Ends {
  from: unknown;
  to: unknown;
}

// Asked also of what is no time; that has its own error, and is neither too long nor the wrong way round.

/** A window ends after it begins. */
export const IN_ORDER = [
  (ends: Ends): boolean => !(spanMs(ends) <= 0),
  { path: ['to'], error: 'must be later than from' },
] as const satisfies Rule;

/** A window is a month long at most. */
export const A_MONTH_AT_MOST = [
  (ends: Ends): boolean => !(spanMs(ends) > WINDOW_MAX_MS),
  { path: ['from'], error: 'must be at most 31 days before to' },
] as const satisfies Rule;

type Rule = readonly [(ends: Ends) => boolean, { path: string[]; error: string }];

function spanMs({ from, to }: Ends): number {
  return Number(to) - Number(from);
}
