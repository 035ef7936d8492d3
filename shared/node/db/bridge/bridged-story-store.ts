import sql, { join } from 'sql-template-tag';
import type { Provenance } from '../../../domain/provenance.ts';
import type { Story } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';
import type { StoryRow } from '../story/story-row.ts';

/** Where a story is from, and how it came. */
export interface BridgedStory {
  originId: string;
  originStory: string;
  sourceId: string;
  sourceStory: string;
  bridgeId: string | null;
  publisherId: string;
  revision: number;
  url: string;
  publisher: string;
  hops: string[];
}

const COLUMNS = sql`origin_id AS "originId", origin_story AS "originStory", source_id AS "sourceId",
  source_story AS "sourceStory", bridge_id AS "bridgeId", publisher_id AS "publisherId", revision, url, publisher, hops`;

/** The stories that were taken from an installation under these ids. */
export async function findTaken(db: Queryable, sourceId: string, storyIds: string[]): Promise<BridgedStory[]> {
  const { rows } = await db.query<BridgedStory>(sql`
    SELECT ${COLUMNS} FROM bridged_stories WHERE source_id = ${sourceId} AND source_story = ANY (${storyIds}::uuid[])`);
  return rows;
}

/** The story with this origin, whichever way it came; undefined when it did not. */
export async function findByOrigin(
  db: Queryable,
  { installation, storyId }: Pick<Provenance, 'installation' | 'storyId'>,
): Promise<BridgedStory | undefined> {
  const { rows } = await db.query<BridgedStory>(sql`
    SELECT ${COLUMNS} FROM bridged_stories WHERE origin_id = ${installation} AND origin_story = ${storyId}`);
  return rows[0];
}

/** Keeps what is known of stories; the way by which a story came first stays its way, unless its bridge was removed. */
export async function keepBridged(tx: Queryable, stories: BridgedStory[]): Promise<void> {
  if (stories.length === 0) return;
  const rows = stories.map(
    (it) => sql`(${it.originId}::uuid, ${it.originStory}::uuid, ${it.sourceId}::uuid, ${it.sourceStory}::uuid,
      ${it.bridgeId}::uuid, ${it.publisherId}::uuid, ${it.revision}::int, ${it.url}, ${it.publisher}, ${it.hops}::uuid[])`,
  );
  await tx.query(sql`
    INSERT INTO bridged_stories (origin_id, origin_story, source_id, source_story, bridge_id, publisher_id, revision,
      url, publisher, hops)
    VALUES ${join(rows)}
    ON CONFLICT (origin_id, origin_story) DO UPDATE SET source_id = EXCLUDED.source_id,
      source_story = EXCLUDED.source_story, bridge_id = EXCLUDED.bridge_id, revision = EXCLUDED.revision,
      url = EXCLUDED.url, publisher = EXCLUDED.publisher, hops = EXCLUDED.hops`);
}

/** The local story of an origin's, and whether a submission for it is still open. */
export interface LocalStory {
  storyId: string | null;
  isOpen: boolean;
}

/** Looks up the story that a publisher has under this id. */
export async function findLocalStory(db: Queryable, publisherId: string, externalId: string): Promise<LocalStory> {
  const { rows } = await db.query<LocalStory>(sql`
    SELECT (SELECT id FROM stories WHERE publisher_id = ${publisherId} AND external_id = ${externalId}) AS "storyId",
      EXISTS (SELECT FROM submissions WHERE publisher_id = ${publisherId} AND external_id = ${externalId}
        AND status = 'queued') AS "isOpen"`);
  return rows[0] ?? { storyId: null, isOpen: false };
}

/** Where a story is from; nothing for one that was published here. */
export async function findProvenance(
  db: Queryable,
  { publisher_id: publisherId, external_id: externalId }: Pick<StoryRow, 'publisher_id' | 'external_id'>,
): Promise<Pick<Story, 'provenance'>> {
  if (externalId === null) return {};
  const { rows } = await db.query<Provenance>(sql`
    SELECT origin_id AS installation, origin_story AS "storyId", url, publisher, hops FROM bridged_stories
    WHERE publisher_id = ${publisherId} AND origin_story::text = ${externalId} LIMIT 1`);
  return rows[0] ? { provenance: rows[0] } : {};
}
