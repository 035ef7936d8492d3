import sql, { join, type Sql } from 'sql-template-tag';
import type { CanonicalFilter } from '../../domain/filter.ts';
import type { Queryable } from './database.ts';

/** A part of a question that `event_keys` can answer: an event must have one of these keys. */
interface KeyPart {
  keys: readonly EventKey[];
}

/** What an event is about; see the migration `027_event-keys`. */
interface EventKey {
  kind: 'topic' | 'publisher' | 'section' | 'language' | 'priority' | 'story';
  value: string;
}

/** The part that fewest events have, which is walked, and the others, which are tested. */
export interface Lead {
  walked: KeyPart;
  tested: readonly KeyPart[];
  /** True when walking and testing ask for every part that has keys. */
  isWhole: boolean;
}

/** So many events of each part are counted at most before they are called many. */
const COUNTED_MAX = 5_000;
/** Where the best part has fewer events than this, the index of words is not asked. */
const FEW = 500;
/** More stories with all words of a search than this are too many to be looked up one by one. */
const STORIES_MAX = 1_000;
/** So many words of a search narrow it; the longest are the rarest. */
const WORDS_ASKED = 12;
/** A part with more keys costs more to test by index than by reading the event. */
const TESTED_KEYS_MAX = 4;
/**
 * Beyond so many keys it is worth a look how common they are: an event costs as much to find under fifty keys, each of
 * which is walked, as to read ten events.
 */
const MANY_KEYS = 5;
/** So many events, the oldest ones, tell how common the keys of a part are. */
const SAMPLE_EVENTS = 1_000;
/** Rows of the index that one step may read, and events that it looks at in any case. */
const ROWS_A_STEP = 8_000;
const STEP_MIN = 150;

/** How to find the events of a filter behind `after`; undefined when every event has to be looked at. */
export async function leadOf(db: Queryable, filter: CanonicalFilter, after: number): Promise<Lead | undefined> {
  const parts = keyParts(filter);
  const counts = await countEvents(db, parts, after);
  const fewest = Math.min(Number.POSITIVE_INFINITY, ...counts);
  if (filter.words.length > 0 && fewest > FEW) {
    const stories = await findStories(db, filter.words, after);
    if (stories) return withTests(stories, parts);
  }
  const [best] = parts.filter((_, index) => counts[index] === fewest).sort((a, b) => a.keys.length - b.keys.length);
  if (!best || (best.keys.length > MANY_KEYS && (await isEverywhere(db, best, after)))) return undefined;
  return withTests(best, parts);
}

/** True when so many events have one of the keys that reading all of them costs less than walking each key. */
async function isEverywhere(db: Queryable, part: KeyPart, after: number): Promise<boolean> {
  const { rows } = await db.query<{ found: number }>(sql`
    SELECT count(DISTINCT k.seq) AS found FROM ${unnested(part)} AS wanted (key)
    JOIN event_keys k ON k.key = wanted.key AND k.seq > ${after} AND k.seq <= ${after + SAMPLE_EVENTS}`);
  return (rows[0]?.found ?? 0) * part.keys.length > SAMPLE_EVENTS * MANY_KEYS;
}

/** The events of one story. */
export function storyLead(storyId: string): Lead {
  return { walked: { keys: [{ kind: 'story', value: storyId }] }, tested: [], isWhole: true };
}

/**
 * How many events one step of the walk looks at, `most` at most: each key is walked on its own, and what the keys have
 * in common is found only afterwards.
 */
export function stepOf(lead: Lead | undefined, most: number): number {
  const keys = lead?.walked.keys.length ?? 1;
  return Math.min(most, Math.max(STEP_MIN, Math.floor(ROWS_A_STEP / keys)));
}

/** The numbers behind `after` and up to `upTo` that the lead can be about, as a query: in order, `limit` at most. */
export function walkLead(lead: Lead | undefined, range: { after: number; upTo: number; limit: number }): Sql {
  const { after, upTo, limit } = range;
  if (!lead) {
    return sql`SELECT seq FROM wire_events WHERE seq > ${after} AND seq <= ${upTo} ORDER BY seq LIMIT ${limit}`;
  }
  return sql`SELECT DISTINCT found.seq FROM ${unnested(lead.walked)} AS wanted (key) CROSS JOIN LATERAL (
      SELECT k.seq FROM event_keys k WHERE k.key = wanted.key AND k.seq > ${after} AND k.seq <= ${upTo}
      ORDER BY k.seq LIMIT ${limit}) AS found
    ORDER BY found.seq LIMIT ${limit}`;
}

/** True for numbers that have a key of each tested part. */
export function testLead(lead: Lead | undefined, seq: Sql): Sql {
  const tests = (lead?.tested ?? []).map(
    (part) => sql`EXISTS (SELECT FROM event_keys k WHERE k.key = ANY (ARRAY${unnested(part)}) AND k.seq = ${seq})`,
  );
  return tests.length === 0 ? sql`true` : join(tests, ' AND ');
}

function withTests(walked: KeyPart, parts: readonly KeyPart[]): Lead {
  const others = parts.filter((part) => part !== walked);
  const tested = others.filter(({ keys }) => keys.length <= TESTED_KEYS_MAX);
  return { walked, tested, isWhole: tested.length === others.length };
}

function keyParts({ any, all, publishers, sections, languages, minPriority }: CanonicalFilter): KeyPart[] {
  const part = (kind: EventKey['kind'], values: readonly string[]): KeyPart => ({
    keys: values.map((value) => ({ kind, value })),
  });
  return [
    ...all.map((slug) => part('topic', [slug])),
    part('topic', any),
    part('publisher', publishers),
    part('section', sections),
    part('language', [...new Set(languages.map((tag) => tag.split('-')[0] ?? tag))]),
    part('priority', minPriority === 'routine' ? [] : [minPriority]),
  ].filter(({ keys }) => keys.length > 0);
}

async function countEvents(db: Queryable, parts: readonly KeyPart[], after: number): Promise<number[]> {
  if (parts.length === 0) return [];
  const counts = parts.map(
    (part) => sql`(SELECT count(*) FROM (SELECT FROM ${unnested(part)} AS wanted (key) CROSS JOIN LATERAL (
      SELECT FROM event_keys k WHERE k.key = wanted.key AND k.seq > ${after} LIMIT ${COUNTED_MAX}) AS found
      LIMIT ${COUNTED_MAX}) AS few)`,
  );
  const { rows } = await db.query<{ counts: number[] }>(sql`SELECT ARRAY[${join(counts)}]::int[] AS counts`);
  return rows[0]?.counts ?? [];
}

/**
 * The stories that have all these words, and those that have lost one of them since `after`: what a reader has missed is
 * about one of these. Undefined when they are too many.
 */
async function findStories(db: Queryable, words: readonly string[], after: number): Promise<KeyPart | undefined> {
  const asked = words.toSorted((a, b) => b.length - a.length).slice(0, WORDS_ASKED);
  const query = asked.map((word) => `'${word}'`).join(' & ');
  const lost = [...asked, '*'];
  const { rows } = await db.query<{ id: string }>(sql`
    (SELECT s.id FROM stories s WHERE s.seq IS NOT NULL AND s.search @@ ${query}::tsquery LIMIT ${STORIES_MAX + 1})
    UNION
    (SELECT e.story_id FROM unnest(${lost}::text[]) AS word CROSS JOIN LATERAL (
        SELECT k.seq FROM event_keys k WHERE k.key = event_key('lost', word) AND k.seq > ${after} LIMIT ${STORIES_MAX}
      ) AS k JOIN wire_events e ON e.seq = k.seq LIMIT ${STORIES_MAX + 1})`);
  return rows.length > STORIES_MAX ? undefined : { keys: rows.map(({ id }) => ({ kind: 'story', value: id })) };
}

/** The keys of a part, as a set of rows. */
function unnested({ keys }: KeyPart): Sql {
  const values = keys.map(({ value }) => value);
  return sql`(SELECT event_key(${keys[0]?.kind ?? 'story'}, value) FROM unnest(${values}::text[]) AS value)`;
}
