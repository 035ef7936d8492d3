import { excerptAround, wordsInBody } from '../../domain/excerpt.ts';
import type { StoryCard } from '../../domain/story.ts';
import { textOf } from '../text/text-of.ts';

/** The card with the place in the body where a query's words stand that neither headline nor summary has. */
export function withExcerpt(card: StoryCard, bodyHtml: string, words: readonly string[]): StoryCard {
  const unseen = wordsInBody(card, words);
  const excerpt = unseen.size > 0 ? excerptAround(textOf(bodyHtml), unseen) : undefined;
  return excerpt === undefined ? card : { ...card, excerpt };
}
