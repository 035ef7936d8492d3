import sql, { join } from 'sql-template-tag';
import type { FullTextProblem } from '../../../contract/http-shapes.ts';
import type { Queryable } from '../database.ts';

/** A story whose text is to be fetched from its page. */
export interface WantedText {
  feedId: string;
  storyId: string;
  /** The publisher's own body, as the submission was recorded. */
  bodyHtml: string;
}

/** Notes which submissions of a feed want the text of their page; call this before they are accepted. */
export async function wantFullTexts(db: Queryable, feedId: string, submissionIds: string[]): Promise<void> {
  if (submissionIds.length === 0) return;
  const rows = submissionIds.map((id) => sql`(${id}::uuid, ${feedId}::uuid)`);
  await db.query(sql`INSERT INTO full_texts (submission_id, feed_id) VALUES ${join(rows)}`);
}

/**
 * Takes the newest texts of each feed whose stories were released, at most `perFeed` at a time; one that was taken before
 * is taken again after `lostMs`. Returns the ids of their submissions.
 */
export async function takeFullTexts(
  db: Queryable,
  { perFeed, lostMs }: { perFeed: number; lostMs: number },
): Promise<string[]> {
  const { rows } = await db.query<{ submission_id: string }>(sql`
    WITH next AS (
      SELECT each.submission_id FROM (SELECT DISTINCT feed_id FROM full_texts) AS f
      CROSS JOIN LATERAL (
        SELECT submission_id, queued_at FROM full_texts t WHERE t.feed_id = f.feed_id
        ORDER BY submission_id DESC LIMIT ${perFeed}) AS each
      JOIN submissions s ON s.id = each.submission_id AND s.status = 'published'
      WHERE each.queued_at IS NULL OR each.queued_at < now() - ${lostMs} * interval '1 millisecond'
    ), free AS (
      SELECT submission_id FROM full_texts WHERE submission_id IN (SELECT submission_id FROM next)
      FOR UPDATE SKIP LOCKED
    )
    UPDATE full_texts t SET queued_at = now() FROM free WHERE t.submission_id = free.submission_id
    RETURNING t.submission_id`);
  return rows.map((row) => row.submission_id);
}

/** Forgets texts whose submission released nothing, was never accepted, or has waited for `oldMs`. */
export async function dropIdleFullTexts(
  db: Queryable,
  { orphanMs, oldMs }: { orphanMs: number; oldMs: number },
): Promise<void> {
  await db.query(sql`
    DELETE FROM full_texts t WHERE t.wanted_at < now() - ${oldMs} * interval '1 millisecond'
      OR EXISTS (SELECT FROM submissions s WHERE s.id = t.submission_id AND s.status IN ('duplicate', 'rejected'))
      OR (t.wanted_at < now() - ${orphanMs} * interval '1 millisecond'
        AND NOT EXISTS (SELECT FROM submissions s WHERE s.id = t.submission_id))`);
}

/** What a submission wants; undefined when it was fetched, given up, or its story is gone. */
export async function findWantedText(db: Queryable, submissionId: string): Promise<WantedText | undefined> {
  const { rows } = await db.query<{ feed_id: string; story_id: string; body_html: string }>(sql`
    SELECT t.feed_id, r.story_id, r.body_html
    FROM full_texts t JOIN submissions s ON s.id = t.submission_id
    JOIN story_revisions r ON r.story_id = s.story_id AND r.submission_id = t.submission_id
    WHERE t.submission_id = ${submissionId}`);
  const [row] = rows;
  return row && { feedId: row.feed_id, storyId: row.story_id, bodyHtml: row.body_html };
}

/** Ends the search for a text; `gained` counts it for its feed. */
export async function endFullText(db: Queryable, submissionId: string, gained: boolean): Promise<void> {
  await db.query(sql`
    WITH ended AS (DELETE FROM full_texts WHERE submission_id = ${submissionId} RETURNING feed_id)
    UPDATE feeds f SET full_texts = full_texts + 1 FROM ended WHERE ${gained} AND f.id = ended.feed_id`);
}

/** Ends it because of a problem, which the feed shows. */
export async function failFullText(db: Queryable, submissionId: string, problem: FullTextProblem): Promise<void> {
  await db.query(sql`
    WITH ended AS (DELETE FROM full_texts WHERE submission_id = ${submissionId} RETURNING feed_id)
    UPDATE feeds f SET full_text_problems = full_text_problems + 1, full_text_problem = ${JSON.stringify(problem)}
    FROM ended WHERE f.id = ended.feed_id`);
}
