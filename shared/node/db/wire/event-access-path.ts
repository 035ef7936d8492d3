import sql, { join, type Sql } from 'sql-template-tag';
import type { CanonicalFilter } from '../../../domain/filter.ts';
import { type Clause, isOfTokens, type Term } from '../../../domain/search/clause.ts';
import type { Queryable } from '../database.ts';
import { tokenQuery } from '../story/clause-condition.ts';

/** A part of a filter that `event_keys` covers: an event must have one of these keys. */
interface KeyPart {
  keys: readonly EventKey[];
}

/** A property of an event; see the migration `027_event-keys`. */
interface EventKey {
  kind: 'topic' | 'publisher' | 'section' | 'language' | 'priority' | 'story' | 'coverage';
  value: string;
}

/** The part with the fewest events, which is walked, and the other parts, which are tested. */
export interface Lead {
  walked: KeyPart;
  tested: readonly KeyPart[];
  /** True when walking and testing cover every part that has keys. */
  isWhole: boolean;
}

/** Events counted per part before it counts as frequent. */
const COUNTED_MAX = 5_000;
/** If the best part has fewer events than this, the word index is not used. */
const FEW = 500;
/** With more stories that have all words of a search, looking each one up is too expensive. */
const STORIES_MAX = 1_000;
/** The clauses with the longest words, which are the rarest, narrow a search down. */
const CLAUSES_ASKED = 12;
/** Testing a part with more keys by index costs more than reading the event. */
const TESTED_KEYS_MAX = 4;
/**
 * Above this number of keys, checks how frequent they are: finding an event by walking fifty keys costs as much as
 * reading ten events.
 */
const MANY_KEYS = 5;
/** The oldest events sampled to estimate how frequent a part's keys are. */
const SAMPLE_EVENTS = 1_000;
/** Index rows that one step may read, and the minimum number of events per step. */
const ROWS_A_STEP = 8_000;
const STEP_MIN = 150;

/** How to find a filter's events after `after`; undefined when every event must be read. */
export async function leadOf(db: Queryable, filter: CanonicalFilter, after: number): Promise<Lead | undefined> {
  const parts = keyParts(filter);
  const counts = await countEvents(db, parts, after);
  const fewest = Math.min(Number.POSITIVE_INFINITY, ...counts);
  const byWords = filter.clauses.filter(isOfTokens);
  if (byWords.length > 0 && fewest > FEW) {
    const stories = await findStories(db, byWords, after);
    if (stories) return withTests(stories, parts);
  }
  const [best] = parts.filter((_, index) => counts[index] === fewest).sort((a, b) => a.keys.length - b.keys.length);
  if (!best || (best.keys.length > MANY_KEYS && (await isEverywhere(db, best, after)))) return undefined;
  return withTests(best, parts);
}

/** True when the keys are so frequent that reading all events costs less than walking each key. */
async function isEverywhere(db: Queryable, part: KeyPart, after: number): Promise<boolean> {
  const { rows } = await db.query<{ found: number }>(sql`
    SELECT count(DISTINCT k.seq) AS found FROM ${unnested(part)} AS wanted (key)
    JOIN event_keys k ON k.key = wanted.key AND k.seq > ${after} AND k.seq <= ${after + SAMPLE_EVENTS}`);
  return (rows[0]?.found ?? 0) * part.keys.length > SAMPLE_EVENTS * MANY_KEYS;
}

/** The access path to the events of one story or live coverage. */
export function leadOfOne(kind: 'story' | 'coverage', id: string): Lead {
  return { walked: { keys: [{ kind, value: id }] }, tested: [], isWhole: true };
}

/**
 * The number of events that one step examines, up to `most`: each key is walked separately, and duplicates are only
 * found afterwards.
 */
export function stepOf(lead: Lead | undefined, most: number): number {
  const keys = lead?.walked.keys.length ?? 1;
  return Math.min(most, Math.max(STEP_MIN, Math.floor(ROWS_A_STEP / keys)));
}

/** A query for the candidate numbers in `after < seq <= upTo`, in order, up to `limit`. */
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
 * Stories that have the words of all these clauses, and those that lost one of them since `after`: missed events can
 * only be about these. Undefined when there are too many.
 */
async function findStories(db: Queryable, clauses: readonly Clause[], after: number): Promise<KeyPart | undefined> {
  const asked = clauses.toSorted((a, b) => shortestWord(b) - shortestWord(a)).slice(0, CLAUSES_ASKED);
  const query = tokenQuery(asked);
  const lost = [...new Set(asked.flat().flatMap(tokensOf)), '*'];
  const { rows } = await db.query<{ id: string }>(sql`
    (SELECT s.id FROM stories s WHERE s.seq IS NOT NULL AND s.search @@ ${query}::tsquery LIMIT ${STORIES_MAX + 1})
    UNION
    (SELECT e.story_id FROM unnest(${lost}::text[]) AS word CROSS JOIN LATERAL (
        SELECT k.seq FROM event_keys k WHERE k.key = event_key('lost', word) AND k.seq > ${after} LIMIT ${STORIES_MAX}
      ) AS k JOIN wire_events e ON e.seq = k.seq LIMIT ${STORIES_MAX + 1})`);
  return rows.length > STORIES_MAX ? undefined : { keys: rows.map(({ id }) => ({ kind: 'story', value: id })) };
}

function tokensOf(term: Term): string[] {
  if (term.is === 'word') return term.forms.flatMap((form) => form.split(' '));
  return term.is === 'phrase' ? term.words.split(' ') : [];
}

/** The length of the shortest word that can fulfil the clause; of a phrase, its longest word counts. */
function shortestWord(clause: Clause): number {
  const lengths = clause.map((term) => {
    if (term.is === 'phrase') return Math.max(...term.words.split(' ').map(({ length }) => length));
    return term.is === 'word' ? term.word.length : 0;
  });
  return Math.min(...lengths);
}

/** The keys of a part, as a set of rows, with the key of events that are for everyone. */
function unnested({ keys }: KeyPart): Sql {
  const values = keys.map(({ value }) => value);
  return sql`(SELECT event_key(${keys[0]?.kind ?? 'story'}, value) FROM unnest(${values}::text[]) AS value
    UNION ALL SELECT event_key('everyone', ''))`;
}
