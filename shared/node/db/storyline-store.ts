import sql, { join } from 'sql-template-tag';
import type { Because, Storyline } from '../../domain/story.ts';
import type { Queryable } from './database.ts';
import { prepared } from './prepared.ts';

/** Serialises the choice of storylines over all processes of one schema. */
const STORYLINES_LOCK = 0x6c696e65;

/**
 * From here to the end of the transaction, nobody else puts stories into storylines. The commit does not wait for the
 * disk, for everybody waits for it: nothing of it is announced before the numbering, whose commit does wait, has put
 * both on the disk. What a crash of Postgres takes away before is an open submission again.
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

/** Brings all stories of some storylines into another, to which their addresses lead from now on. */
export async function mergeStorylines(tx: Queryable, merged: string[], into: string): Promise<void> {
  await tx.query(sql`
    UPDATE storyline_members SET storyline_id = ${into} WHERE storyline_id = ANY (${merged}::uuid[])`);
  await tx.query(sql`
    UPDATE storylines SET merged_into = ${into}, stories = 0, publishers = 0, version = version + 1
    WHERE id = ANY (${merged}::uuid[]) OR merged_into = ANY (${merged}::uuid[])`);
}

/** Brings single stories into other storylines. */
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

/** Counts the standing stories and publishers of storylines anew; the first standing story that is no copy leads. */
export async function recountStorylines(tx: Queryable, ids: string[]): Promise<void> {
  await tx.query(sql`
    UPDATE storylines l SET stories = now.stories, publishers = now.publishers, version = l.version + 1,
      lead_story_id = coalesce(now.lead, l.lead_story_id), apart = now.apart
    FROM (
      SELECT asked.id, count(m.story_id) FILTER (WHERE m.standing) AS stories,
        count(DISTINCT m.publisher_id) FILTER (WHERE m.standing) AS publishers,
        (array_agg(m.story_id ORDER BY NOT m.standing, m.copy_of IS NOT NULL, m.at, m.story_id))[1] AS lead,
        ARRAY(
          SELECT DISTINCT mark FROM storyline_members marked, unnest(marked.apart) AS mark
          WHERE marked.storyline_id = asked.id) AS apart
      FROM unnest(${ids}::uuid[]) AS asked (id)
      LEFT JOIN storyline_members m ON m.storyline_id = asked.id
      GROUP BY asked.id) AS now
    WHERE l.id = now.id`);
}

/** What cards say of a storyline. */
export interface StorylineCounts {
  id: string;
  stories: number;
  publishers: number;
}

/** What cards say of a storyline; throws when there is none with this id. */
export async function readStorylineCounts(db: Queryable, id: string): Promise<StorylineCounts> {
  const { rows } = await db.query<StorylineCounts>(
    sql`SELECT id, stories, publishers FROM storylines WHERE id = ${id}`,
  );
  const [counts] = rows;
  if (!counts) throw new Error(`there is no storyline ${id}`);
  return counts;
}

/** The storyline at this address, or the one that it was merged into; undefined when there is none. */
export async function findStoryline(db: Queryable, id: string): Promise<Storyline | undefined> {
  const { rows } = await db.query<StorylineCounts & { lead_story_id: string; headline: string }>(sql`
    SELECT l.id, l.lead_story_id, s.headline, l.stories, l.publishers
    FROM storylines asked JOIN storylines l ON l.id = coalesce(asked.merged_into, asked.id)
    JOIN stories s ON s.id = l.lead_story_id
    WHERE asked.id = ${id}`);
  if (!rows[0]) return undefined;
  const { lead_story_id: leadStoryId, ...line } = rows[0];
  return { ...line, leadStoryId };
}

/**
 * Gives up to `limit` storylines whose lead story was deleted another lead and new counts, and deletes those of which
 * no story is left; returns how many it looked at.
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

/** Forgets the index entries of stories dated before `cutoff`, up to `limit`; returns how many. */
export async function deleteStorylineTermsBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM storyline_terms WHERE ctid IN (SELECT ctid FROM storyline_terms WHERE at < ${cutoff} LIMIT ${limit})`);
  return rowCount ?? 0;
}
