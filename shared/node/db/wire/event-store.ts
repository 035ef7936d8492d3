import sql from 'sql-template-tag';
import type { MatchKeys } from '../../../domain/match-keys.ts';
import type { StoryCard } from '../../../domain/story.ts';
import type {
  CommentEvent,
  CoverageEvent,
  DiscussionSwitched,
  EventEnvelope,
  StorylineMerged,
  StorylineSplit,
  StoryRemoved,
  WireEvent,
  WireEventType,
} from '../../../domain/wire-event.ts';
import type { Queryable } from '../database.ts';
import { numbersOf, rowsOf } from '../literals.ts';
import { prepared } from '../prepared.ts';

/** A card as recorded, before the announcement adds number and time. */
export type RecordedCard = Omit<StoryCard, 'seq' | 'releasedAt'>;

export type RecordedPayload =
  | { story: RecordedCard }
  | { storyId: string; revision: number; reason: string }
  | Omit<StoryRemoved, 'type' | 'seq' | 'at'>
  | Omit<StorylineMerged, 'type' | 'seq' | 'at'>
  | { canaryId: string }
  | Omit<StorylineSplit, 'type' | 'seq' | 'at'>
  | Omit<CommentEvent, 'type' | 'seq' | 'at'>
  | Omit<DiscussionSwitched, 'type' | 'seq' | 'at'>
  | WithoutBase<CoverageEvent>;

/** Of each type of a union. */
type WithoutBase<Event> = Event extends unknown ? Omit<Event, 'type' | 'seq' | 'at'> : never;

interface EventKeys {
  now: MatchKeys;
  before?: MatchKeys;
  due?: number;
  trace?: string;
  /** The stories whose texts a storyline's keys have, where the payload doesn't name them; found through the index. */
  leads?: string[];
  /** For everyone, whatever they follow; found through the index. */
  everyone?: true;
}

export interface RecordedEvent {
  type: WireEventType | 'canary';
  /** The story that it is about, or that caused it; null for a canary. */
  storyId: string | null;
  /** Null for events that no submission caused, such as comments. */
  submissionId: string | null;
  payload: RecordedPayload;
  keys: EventKeys;
}

interface EventRow {
  seq: number;
  at: Date;
  type: EventEnvelope['event']['type'];
  payload: RecordedPayload;
  keys: EventKeys;
  submission_id: string | null;
  story_seq: number;
  released_at: Date;
  story_comments: number;
}

/** Records an event for the next announcement. */
export async function addEvent(db: Queryable, event: RecordedEvent): Promise<void> {
  await addEvents(db, [event]);
}

/** Records events for the next announcement, in this order. */
export async function addEvents(db: Queryable, events: RecordedEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ storyId, submissionId, ...event }) => ({
    ...event,
    story_id: storyId,
    submission_id: submissionId,
  }));
  await db.query(
    prepared(
      'add-events',
      sql`
    INSERT INTO wire_events (type, story_id, submission_id, payload, keys)
    SELECT type, story_id, submission_id, payload, keys
    FROM json_populate_recordset(NULL::wire_events, ${rowsOf(rows)}) WITH ORDINALITY
    ORDER BY ordinality`,
    ),
  );
}

/** The numbered events with `after < seq <= upTo`, in order, up to `limit`. */
export async function readEvents(
  db: Queryable,
  range: { after: number; upTo?: number; limit: number },
): Promise<EventEnvelope[]> {
  const { rows } = await db.query<EventRow>(
    prepared(
      'read-events',
      sql`
    SELECT e.seq, e.at, e.type, e.payload, e.keys, e.submission_id, s.seq AS story_seq, s.released_at,
      s.comments AS story_comments
    FROM (
      SELECT * FROM wire_events
      WHERE seq > ${range.after} AND seq <= ${range.upTo ?? Number.MAX_SAFE_INTEGER}
      ORDER BY seq LIMIT ${range.limit}) AS e LEFT JOIN stories s ON s.id = e.story_id
    ORDER BY e.seq`,
    ),
  );
  return rows.map(toCarried);
}

/** The readers' events with these numbers, in order; fewer when some were deleted. */
export async function readEventsBySeq(db: Queryable, seqs: readonly number[]): Promise<WireEvent[]> {
  const { rows } = await db.query<EventRow>(
    prepared(
      'read-events-by-seq',
      sql`
    SELECT e.seq, e.at, e.type, e.payload, s.seq AS story_seq, s.released_at, s.comments AS story_comments
    FROM unnest(${numbersOf(seqs)}::bigint[]) AS wanted (seq) JOIN wire_events e ON e.seq = wanted.seq
    LEFT JOIN stories s ON s.id = e.story_id
    WHERE e.type <> 'canary' ORDER BY e.seq`,
    ),
  );
  return rows.map((row) => toEvent(row) as WireEvent);
}

/** The number of the oldest kept event; undefined when there are none. */
export async function oldestEventSeq(db: Queryable): Promise<number | undefined> {
  const { rows } = await db.query<{ seq: number }>(
    sql`SELECT seq FROM wire_events WHERE seq IS NOT NULL ORDER BY seq LIMIT 1`,
  );
  return rows[0]?.seq;
}

/** When the event with this number was released; undefined when it is no longer kept. */
export async function eventTime(db: Queryable, seq: number): Promise<string | undefined> {
  const { rows } = await db.query<{ at: Date }>(sql`SELECT at FROM wire_events WHERE seq = ${seq}`);
  return rows[0]?.at.toISOString();
}

/** Deletes up to `limit` events released before `cutoff`, oldest first; returns how many. */
export async function deleteEventsBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM wire_events WHERE seq IN (
      SELECT seq FROM wire_events WHERE at < ${cutoff} ORDER BY seq LIMIT ${limit})`);
  return rowCount ?? 0;
}

function toCarried(row: EventRow): EventEnvelope {
  const { leads: _leads, everyone: _everyone, ...keys } = row.keys;
  return { event: toEvent(row), ...keys, ...(row.submission_id !== null && { submissionId: row.submission_id }) };
}

/** The payload always has the shape of its type because it was recorded as a `RecordedEvent`. */
function toEvent({ seq, at, type, payload, ...row }: Omit<EventRow, 'keys' | 'submission_id'>): EventEnvelope['event'] {
  const base = { seq, at: at.toISOString(), type };
  if (!('story' in payload)) return { ...base, ...payload } as EventEnvelope['event'];
  const story: StoryCard = {
    ...payload.story,
    seq: row.story_seq,
    releasedAt: row.released_at.toISOString(),
    // Comments may have arrived during editing, so the recorded count may be too low.
    comments: row.story_comments,
  };
  return { ...base, story } as WireEvent;
}
