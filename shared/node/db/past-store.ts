import sql from 'sql-template-tag';
import { type CanonicalFilter, canonicaliseFilter } from '../../domain/filter.ts';
import { type MatchKeys, matches } from '../../domain/match.ts';
import type { StoryCard } from '../../domain/story.ts';
import type { StoriesQuery } from '../../wire/query-schema.ts';
import type { Queryable } from './database.ts';
import type { RecordedCard } from './event-store.ts';
import { filterConditions } from './filter-sql.ts';
import type { StoryList } from './story-list-store.ts';
import { type CardRow, toCard } from './story-row.ts';
import { CARD_COLUMNS, FROM_STORIES } from './story-store.ts';

/** How many stories one list of the past looks at; fewer where each one's list of words is read, too. */
const LOOKED_AT = 10_000;
const LOOKED_AT_FOR_WORDS = 3_000;
/** One round looks at so many, the next at four times as many. */
const FIRST_ROUND = 250;
const GROWTH = 4;

/** What a story was at some time before, as its newest event until then says; nulls where nothing is kept of that. */
interface PastRow extends CardRow {
  changed_later: boolean;
  then_card: RecordedCard | null;
  then_keys: MatchKeys | null;
}

/**
 * The number of the newest event that was released at this time or before: 0 when the wire was empty, undefined when
 * events from then are no longer kept. Numbers follow time, so it is found by halving.
 */
export async function seqAt(db: Queryable, at: Date): Promise<number | undefined> {
  const { rows } = await db.query<{ low: number; oldest: number }>(sql`
    WITH RECURSIVE kept AS (
      SELECT coalesce((SELECT seq FROM wire_events WHERE seq IS NOT NULL ORDER BY seq LIMIT 1), last_seq + 1) AS oldest,
        last_seq AS newest FROM wire
    ), search (low, high) AS (
      SELECT oldest - 1, newest + 1 FROM kept
      UNION ALL
      -- Clients know times to the millisecond.
      SELECT CASE WHEN date_trunc('milliseconds', e.at) <= ${at} THEN e.seq ELSE low END,
        CASE WHEN date_trunc('milliseconds', e.at) <= ${at} THEN high ELSE e.seq END
      FROM search JOIN LATERAL (SELECT seq, at FROM wire_events WHERE seq = (low + high) / 2) AS e ON true
      WHERE high - low > 1
    )
    SELECT low, oldest FROM search, kept ORDER BY high - low LIMIT 1`);
  const { low, oldest } = rows[0] ?? { low: 0, oldest: 1 };
  return low >= oldest || oldest === 1 ? low : undefined;
}

/**
 * The stories that matched when the wire had come to `seq`, as they stood then, newest first. What has not changed
 * since then is judged by the database as ever, the few others by what their events said. It goes along the wire, and
 * stops after 10,000 stories.
 */
export async function listStoriesAt(db: Queryable, query: StoriesQuery, seq: number): Promise<StoryList> {
  const filter = canonicaliseFilter(query.filter);
  const stories: StoryCard[] = [];
  const above = query.after ?? 0;
  let below = Math.min(query.before ?? seq + 1, seq + 1);
  let left = filter.words.length + filter.notWords.length > 0 ? LOOKED_AT_FOR_WORDS : LOOKED_AT;
  for (let round = FIRST_ROUND; left > 0; round = Math.min(round * GROWTH, left)) {
    const window = await readWindow(db, { below, above }, round);
    if (window.stories === 0) return { stories, reached: undefined };
    // Of those that changed later, some did not match then: there may be more rows than a page has.
    for (let from = below; from > window.least; ) {
      const rows = await readPast(db, { filter, below: from, least: window.least, seq, limit: query.limit });
      stories.push(...rows.filter((row) => matchedThen(row, filter)).map(cardThen));
      if (stories.length >= query.limit) return { stories: stories.slice(0, query.limit), reached: window.least };
      from = rows.length < query.limit ? window.least : (rows.at(-1)?.seq ?? window.least);
    }
    below = window.least;
    left -= window.stories;
    if (window.stories < round) return { stories, reached: undefined };
  }
  return { stories, reached: below };
}

/** How many stories there are in the newest part of a stretch of the wire, up to `limit`, and where that part begins. */
async function readWindow(
  db: Queryable,
  { below, above }: { below: number; above: number },
  limit: number,
): Promise<{ least: number; stories: number }> {
  const { rows } = await db.query<{ least: number | null; stories: number }>(sql`
    SELECT min(seq) AS least, count(*) AS stories FROM (
      SELECT seq FROM stories WHERE seq < ${below} AND seq > ${above} ORDER BY seq DESC LIMIT ${limit}) AS part`);
  const { least, stories } = rows[0] ?? { least: null, stories: 0 };
  return { least: least ?? above, stories };
}

interface PastQuery {
  filter: CanonicalFilter;
  below: number;
  least: number;
  seq: number;
  limit: number;
}

async function readPast(db: Queryable, { filter, below, least, seq, limit }: PastQuery): Promise<PastRow[]> {
  const { rows } = await db.query<PastRow>(sql`
    SELECT ${CARD_COLUMNS}, later.changed AS changed_later, coalesce(corrected.card, published.card) AS then_card,
      coalesce(corrected.keys, published.keys) AS then_keys
    ${FROM_STORIES}
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM wire_events e WHERE e.story_id = s.id AND e.seq > ${seq}
      AND e.type IN ('story.corrected', 'story.retracted')) AS changed) AS later
    LEFT JOIN LATERAL (SELECT e.payload->'story' AS card, e.keys->'now' AS keys FROM wire_events e
      WHERE later.changed AND e.story_id = s.id AND e.seq <= ${seq} AND e.type = 'story.corrected'
        AND e.type IN ('story.corrected', 'story.retracted')
      ORDER BY e.seq DESC LIMIT 1) AS corrected ON true
    LEFT JOIN LATERAL (SELECT e.payload->'story' AS card, e.keys->'now' AS keys FROM wire_events e
      WHERE later.changed AND e.seq = s.seq) AS published ON true
    WHERE s.seq < ${below} AND s.seq >= ${least} AND (later.changed OR (${filterConditions(filter)}))
    ORDER BY s.seq DESC LIMIT ${limit}`);
  return rows;
}

function matchedThen({ changed_later, then_keys }: PastRow, filter: CanonicalFilter): boolean {
  // Of what was said before the oldest event nothing is kept: a reader would rather see the story than miss it.
  return !changed_later || then_keys === null || matches(filter, then_keys);
}

/** Nothing follows a retraction, so a story that was retracted by then has not changed since. */
function cardThen(row: PastRow): StoryCard {
  const { retracted, ...now } = toCard(row);
  if (!row.changed_later) return toCard(row);
  if (row.then_card === null) return now;
  const { storyline, comments } = now;
  return { ...row.then_card, seq: now.seq, releasedAt: now.releasedAt, storyline, comments };
}
