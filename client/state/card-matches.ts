import { type CanonicalFilter, canonicaliseFilter, type Filter } from '../../shared/domain/filter.ts';
import { matches } from '../../shared/domain/match.ts';
import type { StoryCard } from '../../shared/domain/story.ts';

/** The filter without its words: they may match the body, which only the server has. */
export function cardFilter(filter: Filter): CanonicalFilter {
  return { ...canonicaliseFilter(filter), words: [], notWords: [] };
}

/** True when the card matches everything in the filter but its words. */
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
