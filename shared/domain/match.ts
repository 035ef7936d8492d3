import type { CanonicalFilter } from './filter.ts';
import type { MatchKeys } from './match-keys.ts';
import { partsHold } from './match-parts.ts';
import { clauseHolds } from './search/clause.ts';
import { timesHold } from './search/time-bound.ts';

/** True when the keys match every part of the filter; `at` is when their event was released. */
export function matches(filter: CanonicalFilter, keys: MatchKeys, at?: string): boolean {
  return (
    partsHold(filter, keys) &&
    timesHold(filter, keys.releasedAt ?? at) &&
    filter.clauses.every((clause) => clauseHolds(clause, keys))
  );
}
