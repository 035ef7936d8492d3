import { type CanonicalFilter, canonicaliseFilter, type Filter } from '../../shared/domain/filter.ts';
import { matches } from '../../shared/domain/match.ts';
import type { StoryCard } from '../../shared/domain/story.ts';

/** What a card alone can tell of a filter: its words may stand in the body, which only the server knows. */
export function cardFilter(filter: Filter): CanonicalFilter {
  return { ...canonicaliseFilter(filter), words: [], notWords: [] };
}

/** True when the card holds for everything in the filter but its words. */
export function cardMatches(filter: CanonicalFilter, card: StoryCard): boolean {
  return matches(filter, {
    topics: card.topics.map((topic) => topic.slug),
    publisher: card.publisher.id,
    section: card.section,
    language: card.language,
    priority: card.priority,
    words: '',
  });
}
