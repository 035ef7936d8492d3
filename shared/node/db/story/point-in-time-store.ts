import sql from 'sql-template-tag';
import type { StoriesQuery } from '../../../contract/query-schema.ts';
import type { CanonicalFilter } from '../../../domain/filter.ts';
import { matches } from '../../../domain/match.ts';
import type { MatchKeys } from '../../../domain/match-keys.ts';
import type { StoryCard } from '../../../domain/story.ts';
import { canonicaliseFilter } from '../../search/canonicalise-filter.ts';
import type { Queryable } from '../database.ts';
import type { RecordedCard } from '../wire/event-store.ts';
import { filterConditions } from './filter-condition.ts';
import type { StoryList } from './story-list-store.ts';
import { type CardRow, toCard } from './story-row.ts';
import { CARD_COLUMNS, FROM_STORIES } from './story-store.ts';

/** Stories examined for one list; fewer when each story's word list is read, too. */
const LOOKED_AT = 10_000;
const LOOKED_AT_FOR_WORDS = 3_000;
/** Stories in the first round; each further round examines four times as many. */
const FIRST_ROUND = 250;
const GROWTH = 4;

/** A story with its newest event at a point in time; null where that event is no longer kept. */
interface AsOfRow extends CardRow {
  changed_later: boolean;
  then_card: RecordedCard | null;
  then_keys: MatchKeys | null;
}

/**
 * The number of the last event released at or before this time: 0 on an empty wire, undefined when events from then are
 * no longer kept. Uses binary search because numbers increase with time.
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
 * The stories that matched when the wire was at `seq`, as they were then, newest first. The database evaluates the
 * unchanged ones as usual; for the few others, their events decide. Walks the wire and stops after 10,000 stories.
 */
export async function listStoriesAt(db: Queryable, query: StoriesQuery, seq: number): Promise<StoryList> {
  const filter = canonicaliseFilter(query.filter);
  const stories: StoryCard[] = [];
  const above = query.after ?? 0;
  let below = Math.min(query.before ?? seq + 1, seq + 1);
  let left = filter.clauses.length > 0 ? LOOKED_AT_FOR_WORDS : LOOKED_AT;
  for (let round = FIRST_ROUND; left > 0; round = Math.min(round * GROWTH, left)) {
    const window = await readWindow(db, { below, above }, round);
    if (window.stories === 0) return { stories, reached: undefined };
    // Some of the stories that changed later did not match then, so this may need several pages of rows.
    for (let from = below; from > window.least; ) {
      const rows = await readAsOf(db, { filter, below: from, least: window.least, seq, limit: query.limit });
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

/** Counts the newest stories in a range, up to `limit`, and returns where they begin. */
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

interface AsOfQuery {
  filter: CanonicalFilter;
  below: number;
  least: number;
  seq: number;
  limit: number;
}

async function readAsOf(db: Queryable, { filter, below, least, seq, limit }: AsOfQuery): Promise<AsOfRow[]> {
  const { rows } = await db.query<AsOfRow>(sql`
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

function matchedThen({ changed_later, then_keys, released_at }: AsOfRow, filter: CanonicalFilter): boolean {
  // Nothing is kept from before the oldest event; showing a story too many is better than missing one.
  return !changed_later || then_keys === null || matches(filter, then_keys, released_at?.toISOString());
}

/** Retraction is final, so a story that was retracted by then has not changed since. */
function cardThen(row: AsOfRow): StoryCard {
  const { retracted, ...now } = toCard(row);
  if (!row.changed_later) return toCard(row);
  if (row.then_card === null) return now;
  const { storyline, comments } = now;
  return { ...row.then_card, seq: now.seq, releasedAt: now.releasedAt, storyline, comments };
}
