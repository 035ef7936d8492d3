import { type CanonicalFilter, canonicaliseParts, type Filter } from '../../shared/domain/filter.ts';
import { partsHold } from '../../shared/domain/match-parts.ts';
import type { StoryCard } from '../../shared/domain/story.ts';

/** The filter without its query: that may be about the body, which only the server has. */
export function cardFilter(filter: Filter): CanonicalFilter {
  return canonicaliseParts(filter);
}

/** True when the card matches everything in the filter but its query. */
export function cardMatches(filter: CanonicalFilter, card: StoryCard): boolean {
  return partsHold(filter, {
    topics: card.topics.map((topic) => topic.slug),
    publisher: card.publisher.id,
    section: card.section,
    language: card.language,
    priority: card.priority,
  });
}
