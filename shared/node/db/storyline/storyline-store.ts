import sql, { join } from 'sql-template-tag';
import type { Because, StoryCard, Storyline } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';
import { prepared } from '../prepared.ts';

/** Serialises storyline choices across all processes of one schema. */
const STORYLINES_LOCK = 0x6c696e65;

/**
 * Locks all storylines until the transaction ends. The commit does not wait for the disk because everyone waits for the
 * lock. That is safe: nothing is announced before the numbering, whose own commit flushes both to disk. If Postgres
 * crashes before that, the lost work is an open submission again.
 */
export async function lockStorylines(tx: Queryable): Promise<void> {
  await tx.query(
    prepared(
      'lock-storylines',
      sql`
    SELECT set_config('synchronous_commit', 'off', true),
      pg_advisory_xact_lock(${STORYLINES_LOCK}, hashtext(current_schema()))`,
    ),
  );
}

/** Merges storylines into another, to which their ids refer from then on. */
export async function mergeStorylines(tx: Queryable, merged: string[], into: string): Promise<void> {
  await tx.query(sql`
    UPDATE storyline_members SET storyline_id = ${into} WHERE storyline_id = ANY (${merged}::uuid[])`);
  await tx.query(sql`
    UPDATE storylines SET merged_into = ${into}, stories = 0, publishers = 0, independent = 0, version = version + 1
    WHERE id = ANY (${merged}::uuid[]) OR merged_into = ANY (${merged}::uuid[])`);
}

/** Moves single stories to other storylines. */
export async function moveMembers(
  tx: Queryable,
  moves: { storyId: string; to: string; because: Because | undefined }[],
): Promise<void> {
  const why = (because: Because | undefined) => (because ? JSON.stringify(because) : null);
  const rows = moves.map((move) => sql`(${move.storyId}::uuid, ${move.to}::uuid, ${why(move.because)}::jsonb)`);
  await tx.query(sql`
    UPDATE storyline_members m SET storyline_id = new.line_id, because = new.because
    FROM (VALUES ${join(rows)}) AS new (story_id, line_id, because) WHERE m.story_id = new.story_id`);
}

/**
 * Recounts the standing stories and publishers of storylines, and which stories repeat others; the first standing story
 * that is not a copy leads. A text is a story and its copies; of a text, the original comes first, then the copies in
 * the order in which they were recorded.
 */
export async function recountStorylines(tx: Queryable, ids: string[]): Promise<void> {
  await tx.query(sql`
    WITH member AS (
      SELECT m.*, m.standing AND row_number() OVER text = 1 AS now_first,
        CASE WHEN m.standing THEN nullif(first_value(m.story_id) OVER own, m.story_id) END AS now_repeats
      FROM (
        SELECT story_id, storyline_id, publisher_id, standing, copy_of, at, is_first_of_text, repeats,
          coalesce(copy_of, story_id) AS text_id
        FROM storyline_members WHERE storyline_id = ANY (${ids}::uuid[])) AS m
      WINDOW text AS (PARTITION BY storyline_id, standing, text_id ORDER BY copy_of IS NOT NULL, story_id),
        own AS (PARTITION BY storyline_id, standing, text_id, publisher_id ORDER BY copy_of IS NOT NULL, story_id)
    ), marked AS (
      UPDATE storyline_members m SET is_first_of_text = member.now_first, repeats = member.now_repeats
      FROM member WHERE m.story_id = member.story_id
        AND (member.is_first_of_text <> member.now_first OR member.repeats IS DISTINCT FROM member.now_repeats)
    )
    UPDATE storylines l SET stories = now.stories, publishers = now.publishers, independent = now.independent,
      version = l.version + 1, lead_story_id = coalesce(now.lead, l.lead_story_id), apart = now.apart
    FROM (
      SELECT asked.id, count(m.story_id) FILTER (WHERE m.standing) AS stories,
        count(DISTINCT m.publisher_id) FILTER (WHERE m.standing) AS publishers,
        count(DISTINCT m.publisher_id) FILTER (WHERE m.now_first) AS independent,
        (array_agg(m.story_id ORDER BY NOT m.standing, m.copy_of IS NOT NULL, m.at, m.story_id))[1] AS lead,
        ARRAY(
          SELECT DISTINCT mark FROM storyline_members marked, unnest(marked.apart) AS mark
          WHERE marked.storyline_id = asked.id) AS apart
      FROM unnest(${ids}::uuid[]) AS asked (id)
      LEFT JOIN member m ON m.storyline_id = asked.id
      GROUP BY asked.id) AS now
    WHERE l.id = now.id`);
}

/** A storyline's current counts, as shown on cards. */
export type StorylineCounts = Required<StoryCard['storyline']>;

/** A storyline's counts; throws for an unknown id. */
export async function readStorylineCounts(db: Queryable, id: string): Promise<StorylineCounts> {
  const { rows } = await db.query<StorylineCounts>(
    sql`SELECT id, stories, publishers, independent FROM storylines WHERE id = ${id}`,
  );
  const [counts] = rows;
  if (!counts) throw new Error(`no storyline has the id ${id}`);
  return counts;
}

/** The storyline with this id, or the one it was merged into; undefined for an unknown id. */
export async function findStoryline(db: Queryable, id: string): Promise<Storyline | undefined> {
  const { rows } = await db.query<StorylineCounts & { lead_story_id: string; headline: string }>(sql`
    SELECT l.id, l.lead_story_id, s.headline, l.stories, l.publishers, l.independent
    FROM storylines asked JOIN storylines l ON l.id = coalesce(asked.merged_into, asked.id)
    JOIN stories s ON s.id = l.lead_story_id
    WHERE asked.id = ${id}`);
  if (!rows[0]) return undefined;
  const { lead_story_id: leadStoryId, ...line } = rows[0];
  return { ...line, leadStoryId };
}

/**
 * Finds up to `limit` storylines whose lead story was deleted, recounts them and chooses new leads; deletes those
 * without stories. Returns how many it examined.
 */
export async function tidyStorylines(tx: Queryable, limit: number): Promise<number> {
  await lockStorylines(tx);
  const { rows } = await tx.query<{ id: string }>(sql`
    SELECT l.id FROM storylines l LEFT JOIN stories s ON s.id = l.lead_story_id
    WHERE s.id IS NULL AND l.merged_into IS NULL LIMIT ${limit}`);
  const ids = rows.map(({ id }) => id);
  await recountStorylines(tx, ids);
  await tx.query(sql`
    DELETE FROM storylines l WHERE l.id = ANY (${ids}::uuid[])
      AND NOT EXISTS (SELECT FROM storyline_members m WHERE m.storyline_id = l.id)`);
  return ids.length;
}

/** Deletes index entries of stories dated before `cutoff`, up to `limit`; returns how many. */
export async function deleteStorylineTermsBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM storyline_terms WHERE ctid IN (SELECT ctid FROM storyline_terms WHERE at < ${cutoff} LIMIT ${limit})`);
  return rowCount ?? 0;
}
