import type { CanonicalFilter } from './filter.ts';
import { languageHolds } from './language-holds.ts';
import type { MatchKeys } from './match-keys.ts';
import { priorityRank } from './story.ts';

/** True when the keys match every part of the filter but those of its query. */
export function partsHold(filter: CanonicalFilter, keys: Omit<MatchKeys, 'words'>): boolean {
  return (
    !filter.nothing &&
    (filter.any.length === 0 || filter.any.some((slug) => keys.topics.includes(slug))) &&
    filter.all.every((slug) => keys.topics.includes(slug)) &&
    !filter.none.some((slug) => keys.topics.includes(slug)) &&
    isOneOf(filter.publishers, keys.publisher) &&
    isOneOf(filter.sections, keys.section) &&
    languageHolds(filter.languages, keys.language) &&
    priorityRank(keys.priority) >= priorityRank(filter.minPriority)
  );
}

function isOneOf(wanted: string[], value: string | null): boolean {
  return wanted.length === 0 || (value !== null && wanted.includes(value));
}
