import sql from 'sql-template-tag';
import { wordsInBody } from '../../domain/excerpt.ts';
import type { StoryCard } from '../../domain/story.ts';
import { withExcerpt } from '../search/with-excerpt.ts';
import type { Queryable } from './database.ts';

/** So much text is read for the excerpts of one page, shared by the stories that need one. */
const PAGE_CHARACTERS = 600_000;
/** Of one story at most so much: about twelve thousand words. */
const STORY_CHARACTERS = 80_000;

/**
 * The cards, and where a query's words stand in the body alone, an excerpt around them. Only the beginnings of such
 * bodies are read: 80,000 characters, fewer when many cards of the page need an excerpt.
 */
export async function addExcerpts(db: Queryable, cards: StoryCard[], words: readonly string[]): Promise<StoryCard[]> {
  const ids = cards.filter((card) => wordsInBody(card, words).size > 0).map((card) => card.id);
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

function withoutCutTag(html: string): string {
  const at = html.lastIndexOf('<');
  return at > html.lastIndexOf('>') ? html.slice(0, at) : html;
}
