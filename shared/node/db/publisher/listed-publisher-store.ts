import sql from 'sql-template-tag';
import type { ListedPublisher } from '../../../contract/publisher-shapes.ts';
import type { Queryable } from '../database.ts';

/** More stories are not counted. */
const COUNTED_MAX = 1_000;

interface ListedRow {
  id: string;
  name: string;
  url: string | null;
  description: string | null;
  created_at: Date;
  disabled_at: Date | null;
  flash_needs_two: boolean;
  counted: number;
  standing: number;
  last_story_at: Date | null;
  keys: number;
  feeds: number;
  webhooks: number;
  coverages: number;
}

/** The publishers with their figures, by name, without internal and removed ones; or only the one with this id. */
export async function listPublishers(db: Queryable, id?: string): Promise<ListedPublisher[]> {
  const { rows } = await db.query<ListedRow>(sql`
    SELECT p.id, p.name, p.url, p.description, p.created_at, p.disabled_at, p.flash_needs_two, own.counted, own.standing,
      (SELECT released_at FROM stories s WHERE s.publisher_id = p.id AND s.seq IS NOT NULL
        ORDER BY s.seq DESC LIMIT 1) AS last_story_at,
      (SELECT count(*) FROM api_keys k WHERE k.publisher_id = p.id AND k.revoked_at IS NULL
        AND (k.expires_at IS NULL OR k.expires_at > now())) AS keys,
      (SELECT count(*) FROM feeds f WHERE f.publisher_id = p.id) AS feeds,
      (SELECT count(*) FROM webhooks w WHERE w.publisher_id = p.id) AS webhooks,
      (SELECT count(*) FROM coverages c WHERE c.publisher_id = p.id AND c.ended_at IS NULL) AS coverages
    FROM publishers p, LATERAL (
      SELECT count(*) AS counted, count(*) FILTER (WHERE retracted_at IS NULL) AS standing FROM (
        SELECT retracted_at FROM stories s WHERE s.publisher_id = p.id AND s.seq IS NOT NULL LIMIT ${COUNTED_MAX + 1}
      ) AS capped) AS own
    WHERE NOT p.internal AND p.removed_at IS NULL AND ${id === undefined ? sql`true` : sql`p.id = ${id}`}
    ORDER BY p.name`);
  return rows.map(toListed);
}

function toListed(listed: ListedRow): ListedPublisher {
  const { created_at, disabled_at, flash_needs_two, counted, standing, last_story_at, ...row } = listed;
  return {
    ...row,
    flashNeedsTwo: flash_needs_two,
    createdAt: created_at.toISOString(),
    disabledAt: disabled_at?.toISOString() ?? null,
    stories: Math.min(standing, COUNTED_MAX),
    moreStories: counted > COUNTED_MAX,
    lastStoryAt: last_story_at?.toISOString() ?? null,
  };
}
