import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { rowsOf } from '../literals.ts';
import type { StoryRow } from './story-row.ts';

/** What a story's tokens are made of. */
type TokenSource = Pick<
  StoryRow,
  'headline' | 'summary' | 'byline' | 'body_html' | 'topics' | 'language' | 'image_url' | 'publisher_name'
>;

/** Stories whose tokens are from before an upgrade, newest first. */
export interface TokenPage {
  stories: (TokenSource & { id: string; seq: number })[];
  /** The number to continue at; 0 when none are left. */
  next: number;
}

/**
 * The next `limit` stories, of which those with old tokens are listed; undefined when another process is working on it
 * or nothing is left. Call `endTokenPage` in the same transaction.
 */
export async function beginTokenPage(tx: Queryable, limit: number): Promise<TokenPage | undefined> {
  const { rows: progress } = await tx.query<{ up_to: number }>(sql`
    SELECT least(up_to, last_seq) AS up_to FROM story_tokens_backfill, wire WHERE up_to > 0
    FOR UPDATE OF story_tokens_backfill SKIP LOCKED`);
  const upTo = progress[0]?.up_to;
  if (upTo === undefined) return undefined;
  const { rows } = await tx.query<TokenPage['stories'][number] & { is_old: boolean }>(sql`
    SELECT s.id, s.seq, s.headline, s.summary, s.byline, s.topics, s.language, s.image_url, p.name AS publisher_name,
      s.words NOT LIKE ' ~%' AS is_old, CASE WHEN s.words NOT LIKE ' ~%' THEN s.body_html ELSE '' END AS body_html
    FROM (SELECT * FROM stories WHERE seq <= ${upTo} ORDER BY seq DESC LIMIT ${limit}) AS s
    JOIN publishers p ON p.id = s.publisher_id`);
  const least = Math.min(...rows.map(({ seq }) => seq));
  return { stories: rows.filter((row) => row.is_old), next: rows.length < limit ? 0 : Math.max(0, least - 1) };
}

/** Replaces old tokens, unless the story was edited meanwhile, and notes how far it got. */
export async function endTokenPage(
  tx: Queryable,
  stories: { id: string; words: string }[],
  next: number,
): Promise<void> {
  await tx.query(sql`
    UPDATE stories s SET words = fresh.words
    FROM json_to_recordset(${rowsOf(stories)}) AS fresh (id uuid, words text)
    WHERE s.id = fresh.id AND s.words NOT LIKE ' ~%'`);
  await tx.query(sql`UPDATE story_tokens_backfill SET up_to = ${next}`);
}
