import { excerptAround } from '../../domain/excerpt.ts';
import type { StoryCard } from '../../domain/story.ts';
import { indexWords } from '../../domain/words.ts';
import { textOf } from '../text/text-of.ts';

/** The card with the place in the body where a query's words stand that neither headline nor summary has. */
export function withExcerpt(card: StoryCard, bodyHtml: string, words: readonly string[]): StoryCard {
  if (words.length === 0 || card.retracted) return card;
  const seen = new Set(indexWords(`${card.headline}\n${card.summary ?? ''}`));
  const unseen = new Set(words.filter((word) => !seen.has(word)));
  const excerpt = unseen.size > 0 ? excerptAround(textOf(bodyHtml), unseen) : undefined;
  return excerpt === undefined ? card : { ...card, excerpt };
}
