import sql from 'sql-template-tag';
import { excerptAround, wordsInBody } from '../../../domain/excerpt.ts';
import { stemFor } from '../../../domain/search/story-tokens.ts';
import type { StoryCard } from '../../../domain/story.ts';
import { stemIn } from '../../search/stems.ts';
import { textOf } from '../../text/text-of.ts';
import type { Queryable } from '../database.ts';

/** Text read for the excerpts of one page, shared by the stories that need one. */
const PAGE_CHARACTERS = 600_000;
/** Maximum per story: about twelve thousand words. */
const STORY_CHARACTERS = 80_000;

/**
 * Adds an excerpt to cards where a query's words occur only in the body. Reads only the start of those bodies: 80,000
 * characters, fewer when many cards of the page need an excerpt.
 */
export async function addExcerpts(db: Queryable, cards: StoryCard[], words: readonly string[]): Promise<StoryCard[]> {
  const ids = cards.filter((card) => wordsInBody(card, words, foldOf(card)).size > 0).map((card) => card.id);
  if (ids.length === 0) return cards;
  const characters = Math.min(STORY_CHARACTERS, Math.floor(PAGE_CHARACTERS / ids.length));
  const { rows } = await db.query<{ id: string; beginning: string }>(sql`
    SELECT id, left(body_html, ${characters}) AS beginning FROM stories WHERE id = ANY (${ids}::uuid[])`);
  const beginnings = new Map(rows.map(({ id, beginning }) => [id, withoutCutTag(beginning)]));
  return cards.map((card) => {
    const beginning = beginnings.get(card.id);
    return beginning === undefined ? card : withExcerpt(card, beginning, words);
  });
}

/** Words count as seen that a search in the story's language does not tell apart. */
function foldOf({ language }: StoryCard): (word: string) => string {
  return stemFor(language, stemIn);
}

function withoutCutTag(html: string): string {
  const at = html.lastIndexOf('<');
  return at > html.lastIndexOf('>') ? html.slice(0, at) : html;
}

/** Adds an excerpt around the query words that neither headline nor summary contains. */
function withExcerpt(card: StoryCard, bodyHtml: string, words: readonly string[]): StoryCard {
  const fold = foldOf(card);
  const unseen = wordsInBody(card, words, fold);
  const excerpt = unseen.size > 0 ? excerptAround(textOf(bodyHtml), unseen, fold) : undefined;
  return excerpt === undefined ? card : { ...card, excerpt };
}
