import sql from 'sql-template-tag';
import { bothSchemes } from '../../../domain/without-scheme.ts';
import type { Queryable } from '../database.ts';
import type { StoryRow } from '../story/story-row.ts';

/** An event on the wire that holds text of a story. */
interface TracedEvent {
  seq: number;
  /** False for merges and splits of storylines, which only hold the words of their leads. */
  isOwn: boolean;
}

/** Where the text of a story is in Postgres. */
export interface StoryTraces {
  /** Of every revision. */
  headlines: string[];
  /** The publishers' addresses of its pictures, in every revision. */
  pictures: string[];
  /** Topics of every revision. */
  topics: string[];
  /** Numbered; call this when all events are. */
  events: TracedEvent[];
  submissions: { id: string; externalId: string | null }[];
  comments: number;
  revisions: number;
  /** Whether its headline is that of its storyline. */
  leads: boolean;
  /** Readers' copies of it. */
  saved: number;
}

/** Finds the text of a story in Postgres. */
export async function findTraces(db: Queryable, row: StoryRow): Promise<StoryTraces> {
  const [revisions, events, counts] = await Promise.all([
    findRevisions(db, row.id),
    findEvents(db, row.id),
    countOthers(db, row),
  ]);
  const headlines = [...new Set([row.headline, ...revisions.map(({ headline }) => headline)])];
  return {
    headlines,
    pictures: picturesOf(
      [row.body_html, row.excerpt_html ?? '', ...revisions.map(({ body_html }) => body_html)],
      [row.image_url, ...events.map(({ picture }) => picture)],
    ),
    topics: [...new Set([...row.topics.map(({ slug }) => slug), ...events.flatMap(({ topics }) => topics)])],
    events: events.map(({ seq, type }) => ({ seq, isOwn: !type.startsWith('storyline.') })),
    submissions: await findSubmissions(db, row, headlines),
    revisions: revisions.length,
    ...counts,
  };
}

async function findRevisions(db: Queryable, storyId: string): Promise<{ headline: string; body_html: string }[]> {
  const { rows } = await db.query<{ headline: string; body_html: string }>(sql`
    SELECT headline, body_html FROM story_revisions WHERE story_id = ${storyId}`);
  return rows;
}

interface TextEvent {
  seq: number;
  type: string;
  picture: string | null;
  topics: string[];
}

/** By the index of events, and without it as far as that does not reach back yet. */
async function findEvents(db: Queryable, storyId: string): Promise<TextEvent[]> {
  const { rows } = await db.query<TextEvent>(sql`
    SELECT e.seq, e.type, e.payload->'story'->>'imageUrl' AS picture, CASE WHEN e.type LIKE 'story.%' THEN
        ARRAY(SELECT jsonb_array_elements_text(e.keys->'now'->'topics')) ELSE '{}' END AS topics
    FROM wire_events e
    WHERE e.seq = ANY (ARRAY(
      SELECT k.seq FROM event_keys k WHERE k.key = event_key('story', ${storyId})
      UNION SELECT past.seq FROM wire_events past
      WHERE past.seq <= (SELECT up_to FROM event_keys_backfill) AND past.story_id = ${storyId}))
    ORDER BY e.seq`);
  return rows;
}

/** Of these pictures, those that other stories of the publisher have, too. */
export async function findSharedPictures(
  db: Queryable,
  { id, publisher_id: publisherId }: Pick<StoryRow, 'id' | 'publisher_id'>,
  pictures: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ picture: string }>(sql`
    SELECT DISTINCT image_url AS picture FROM stories
    WHERE publisher_id = ${publisherId} AND seq IS NOT NULL AND id <> ${id} AND image_url = ANY (${pictures}::text[])`);
  return new Set(rows.map(({ picture }) => picture));
}

async function countOthers(db: Queryable, row: StoryRow): Promise<Pick<StoryTraces, 'comments' | 'leads' | 'saved'>> {
  const { rows } = await db.query<Pick<StoryTraces, 'comments' | 'leads' | 'saved'>>(sql`
    SELECT (SELECT count(*)::int FROM comments WHERE story_id = ${row.id}) AS comments,
      EXISTS (SELECT FROM storylines WHERE lead_story_id = ${row.id}) AS leads,
      (SELECT count(*)::int FROM reader_items
        WHERE collection IN ('saved', 'media') AND id = ANY (${savedIds(row)}) AND value IS NOT NULL) AS saved`);
  return rows[0] ?? { comments: 0, leads: false, saved: 0 };
}

/**
 * The publisher's submissions of the story: those that made or changed it, those with its id, and those with its
 * headline or address that never became a story.
 */
async function findSubmissions(db: Queryable, row: StoryRow, headlines: string[]): Promise<StoryTraces['submissions']> {
  const names = row.external_id === null ? [] : bothSchemes(row.external_id);
  const { rows } = await db.query<{ id: string; externalId: string | null }>(sql`
    SELECT s.id, s.external_id AS "externalId" FROM submissions s
    WHERE s.publisher_id = ${row.publisher_id} AND (s.story_id = ${row.id} OR s.external_id = ANY (${names})
      OR s.id IN (SELECT submission_id FROM story_revisions WHERE story_id = ${row.id})
      OR (s.story_id IS NULL AND (s.payload->>'headline' = ANY (${headlines}) OR s.payload->>'url' = ${row.url})))`);
  return rows;
}

/** Bodies are sanitised: each attribute is in double quotes. */
function picturesOf(bodies: readonly string[], leads: readonly (string | null)[]): string[] {
  const inBodies = bodies.flatMap((html) =>
    [...html.matchAll(/<img\b[^<>]*?\ssrc="([^"<>]*)"/g)].map(([, source = '']) => source.replaceAll('&amp;', '&')),
  );
  return [...new Set([...leads.filter((lead) => lead !== null), ...inBodies])];
}

/** The ids under which readers keep something of the story: its own, and the addresses of its recordings. */
export function savedIds(row: StoryRow): string[] {
  return [row.id, ...row.media.map(({ url }) => url)];
}
