import sql from 'sql-template-tag';
import type { PublisherProfile } from '../../../contract/publisher-shapes.ts';
import type { Section } from '../../../domain/section.ts';
import type { Queryable } from '../database.ts';

const COUNTED_MAX = 10_000;
/** The stories whose topics, sections and languages are counted. */
const RECENT_STORIES = 500;
const RECENT_DAYS = 30;
const TOPICS_MAX = 12;
const LANGUAGES_MAX = 5;
const SECTIONS_MAX = 5;

interface ProfileRow {
  id: string;
  name: string;
  url: string | null;
  description: string | null;
  counted: number;
  standing: number;
  since: Date | null;
  languages: string[];
  sections: Section[];
  topics: PublisherProfile['topics'] | null;
}

/** A publisher with its figures; undefined for an unknown or internal one. The cost is the same for a million stories. */
export async function findProfile(db: Queryable, publisherId: string): Promise<PublisherProfile | undefined> {
  const { rows } = await db.query<ProfileRow>(sql`
    WITH newest AS MATERIALIZED (
      SELECT section, language, topic_slugs, released_at FROM stories
      WHERE publisher_id = ${publisherId} AND seq IS NOT NULL ORDER BY seq DESC LIMIT ${RECENT_STORIES}
    ), recent AS MATERIALIZED (
      SELECT * FROM newest WHERE released_at > now() - ${RECENT_DAYS} * interval '1 day'
    ), frequent AS (
      SELECT slug, count(*) AS stories FROM recent, unnest(topic_slugs) AS slug
      GROUP BY slug ORDER BY count(*) DESC, slug LIMIT ${TOPICS_MAX}
    )
    SELECT p.id, p.name, p.url, p.description, own.counted, own.standing,
      (SELECT s.released_at FROM stories s WHERE s.publisher_id = p.id AND s.seq IS NOT NULL ORDER BY s.seq LIMIT 1) AS since,
      ARRAY(SELECT language FROM recent WHERE language IS NOT NULL
        GROUP BY language ORDER BY count(*) DESC, language LIMIT ${LANGUAGES_MAX}) AS languages,
      ARRAY(SELECT section FROM recent WHERE section IS NOT NULL
        GROUP BY section ORDER BY count(*) DESC, section LIMIT ${SECTIONS_MAX}) AS sections,
      (SELECT json_agg(json_build_object('slug', t.slug, 'label', t.label, 'stories', f.stories) ORDER BY f.stories DESC, t.slug)
        FROM frequent f JOIN topics t ON t.slug = f.slug) AS topics
    FROM publishers p, LATERAL (
      SELECT count(*) AS counted, count(*) FILTER (WHERE retracted_at IS NULL) AS standing FROM (
        SELECT retracted_at FROM stories s WHERE s.publisher_id = p.id AND s.seq IS NOT NULL LIMIT ${COUNTED_MAX + 1}
      ) AS capped) AS own
    WHERE p.id = ${publisherId} AND NOT p.internal`);
  return rows[0] && toProfile(rows[0]);
}

function toProfile({ counted, standing, since, topics, ...row }: ProfileRow): PublisherProfile {
  return {
    ...row,
    stories: Math.min(standing, COUNTED_MAX),
    more: counted > COUNTED_MAX,
    since: since?.toISOString() ?? null,
    topics: topics ?? [],
  };
}

/** Publishers with stories, for search engines. */
export async function listKnownPublishers(db: Queryable, limit: number): Promise<{ id: string }[]> {
  const { rows } = await db.query<{ id: string }>(sql`
    SELECT id FROM publishers p WHERE NOT internal
      AND EXISTS (SELECT FROM stories s WHERE s.publisher_id = p.id AND s.seq IS NOT NULL)
    ORDER BY created_at DESC LIMIT ${limit}`);
  return rows;
}
