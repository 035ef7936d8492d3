import sql, { join } from 'sql-template-tag';
import type { SubmissionStatus } from '../../../contract/query-schema.ts';
import type { Retraction, StoryIn, StoryPatch } from '../../../contract/story-schema.ts';
import type { Priority } from '../../../domain/story.ts';
import type { Queryable, Transaction } from '../database.ts';
import { prepared } from '../prepared.ts';
import { APPROVAL_ENDS, NEVER, needsTwo, SLEEP_MAX_MS } from './flash-rule.ts';

/** A whole story. One that came over a bridge differs from others of its publisher even when it has the same text. */
type WholeStory = StoryIn & { isBridged?: true };

export type SubmissionWork =
  | { kind: 'publish'; payload: WholeStory }
  | { kind: 'correct'; payload: StoryPatch }
  | { kind: 'retract'; payload: Retraction }
  /** An invisible story that the system submits itself. */
  | { kind: 'canary'; payload: StoryIn };

/** A new submission; a rejected one keeps only its reason. */
export interface NewSubmission {
  id: string;
  publisherId: string;
  kind: SubmissionWork['kind'];
  payload: SubmissionWork['payload'] | Record<string, never>;
  externalId: string | null;
  storyId: string | null;
  priority: Priority;
  /** The cost of editing it, in ordinary stories. */
  weight: number;
  releaseAt: Date | null;
  status: 'queued' | 'rejected';
  reason: string | null;
  /** The key that submitted it; undefined for a feed, a bridge or the system. */
  submittedBy?: string;
  /** The trace's position in W3C Trace Context format; null for an untraced submission. */
  traceparent: string | null;
}

/** A submission as loaded by a worker. */
export type OpenSubmission = SubmissionWork & {
  id: string;
  no: number;
  publisherId: string;
  publisherName: string;
  externalId: string | null;
  storyId: string | null;
  status: SubmissionStatus;
  priority: Priority;
  weight: number;
  /** Milliseconds until its embargo ends; 0 or less when it can be released. */
  embargoMs: number;
  receivedAt: Date;
  /** The end of its embargo, past or future; null without one. */
  releaseAt: Date | null;
  /** How often it was changed while it was held. */
  version: number;
  traceparent: string | null;
};

interface OpenRow {
  id: string;
  no: number;
  publisher_id: string;
  publisher_name: string;
  external_id: string | null;
  story_id: string | null;
  kind: SubmissionWork['kind'];
  payload: SubmissionWork['payload'];
  status: SubmissionStatus;
  priority: Priority;
  weight: number;
  embargo_ms: number | null;
  received_at: Date;
  release_at: Date | null;
  version: number;
  traceparent: string | null;
}

const OPEN_COLUMNS = sql`s.id, s.no, s.publisher_id, p.name AS publisher_name, s.external_id, s.story_id, s.kind,
  s.payload, s.status, s.priority, s.weight, s.received_at, s.release_at, s.version, s.traceparent,
  (extract(epoch FROM s.release_at - clock_timestamp()) * 1000)::float8 AS embargo_ms`;

/** Inserts submissions in list order, which is their order of receipt. */
export async function addSubmissions(db: Queryable, submissions: NewSubmission[]): Promise<void> {
  if (submissions.length === 0) return;
  const rows = submissions.map(
    (s, index) => sql`(${index}::int, ${s.id}::uuid, ${s.publisherId}::uuid, ${s.kind}::text,
      ${JSON.stringify(s.payload)}::jsonb, ${s.externalId}::text, ${s.storyId}::uuid, ${s.priority}::text,
      ${s.weight}::smallint, ${s.releaseAt}::timestamptz, ${s.status}::text, ${s.reason}::text, ${s.traceparent}::text,
      ${s.submittedBy ?? null}::uuid)`,
  );
  const query = sql`
    INSERT INTO submissions (id, publisher_id, kind, payload, external_id, story_id, priority, weight, release_at,
      status, reason, traceparent, submitted_by, finished_at, approval, approval_until)
    SELECT id, publisher_id, kind, payload, external_id, story_id, priority, weight,
      CASE WHEN needs_two THEN ${NEVER} ELSE release_at END, status, reason, traceparent, submitted_by,
      CASE WHEN status = 'queued' THEN NULL ELSE now() END, CASE WHEN needs_two THEN 'waiting' END,
      CASE WHEN needs_two THEN ${APPROVAL_ENDS} END
    FROM (VALUES ${join(rows)}) AS new (place, id, publisher_id, kind, payload, external_id, story_id, priority,
      weight, release_at, status, reason, traceparent, submitted_by)
    CROSS JOIN LATERAL (SELECT status = 'queued' AND kind <> 'canary'
      AND coalesce(${needsTwo(sql`priority`, sql`new.publisher_id`, sql`new.submitted_by`)}, false) AS needs_two) AS rule
    ORDER BY place`;
  await db.query(submissions.length === 1 ? prepared('add-submission', query) : query);
}

export interface LoadedSubmission {
  submission: OpenSubmission;
  /** Earlier open submissions for the same story whose embargo is over, in order of receipt. */
  earlier: OpenSubmission[];
}

/** Loads submissions for a worker by id; unknown ids are left out. Ends the transaction. */
export async function loadSubmissions(tx: Transaction, ids: string[]): Promise<Map<string, LoadedSubmission>> {
  const mayGo = sql`s.status = 'queued' AND s.no < asked.no AND (s.release_at IS NULL OR s.release_at <= now())`;
  const query = sql`
    WITH asked AS (SELECT id, no, publisher_id, external_id, story_id FROM submissions WHERE id = ANY (${ids}::uuid[]))
    SELECT asked.id AS asked_id, ${OPEN_COLUMNS} FROM asked JOIN submissions s ON s.id = asked.id JOIN publishers p ON p.id = s.publisher_id
    UNION ALL
    SELECT asked.id, ${OPEN_COLUMNS} FROM asked JOIN submissions s ON ${mayGo} AND s.publisher_id = asked.publisher_id
      AND s.external_id = asked.external_id JOIN publishers p ON p.id = s.publisher_id
    UNION ALL
    SELECT asked.id, ${OPEN_COLUMNS} FROM asked JOIN submissions s ON ${mayGo} AND asked.external_id IS NULL
      AND s.story_id = asked.story_id JOIN publishers p ON p.id = s.publisher_id
    ORDER BY no`;
  const [{ rows }] = await Promise.all([
    tx.query<OpenRow & { asked_id: string }>(prepared('take-submissions', query)),
    tx.commit(),
  ]);
  const taken = new Map<string, LoadedSubmission>();
  for (const row of rows.filter((it) => it.id === it.asked_id)) {
    taken.set(row.id, { submission: toOpen(row), earlier: [] });
  }
  for (const row of rows.filter((it) => it.id !== it.asked_id)) taken.get(row.asked_id)?.earlier.push(toOpen(row));
  return taken;
}

export interface EnqueueEntry {
  id: string;
  publisherId: string;
  no: number;
  priority: Priority;
  weight: number;
  embargoMs: number;
  ageMs: number;
}

/**
 * Locks submissions, then their names, because a story that does not exist yet has no row to lock. Finds them by id,
 * not by the index of open ones (hence `|| ''`), which is short when the plan is made and long in a flood. Sorted, so
 * that two workers cannot deadlock. Returns those that may be recorded: the others are finished, or were changed or
 * rescheduled since they were loaded.
 */
export async function lockOpen(
  tx: Queryable,
  submissions: Pick<OpenSubmission, 'id' | 'version'>[],
  names: string[],
): Promise<ReadonlySet<string>> {
  const ids = submissions.map(({ id }) => id);
  const versions = submissions.map(({ version }) => version);
  const { rows } = await tx.query<{ open: string[] }>(
    prepared(
      'lock-open',
      sql`
    WITH open AS MATERIALIZED (
      SELECT id FROM submissions WHERE id = ANY (${ids}::uuid[]) AND status || '' = 'queued'
        AND version = (${versions}::int[])[array_position(${ids}::uuid[], id)]
        AND (release_at IS NULL OR release_at <= clock_timestamp())
      ORDER BY id FOR UPDATE)
    SELECT ARRAY(SELECT id::text FROM open) AS open,
      (SELECT count(CASE WHEN EXISTS (SELECT FROM open) THEN pg_advisory_xact_lock(key) IS NULL END) FROM (
        SELECT DISTINCT hashtextextended(name, 0) AS key FROM unnest(${names}::text[]) AS name ORDER BY key) AS keys)`,
    ),
  );
  return new Set(rows[0]?.open);
}

function toOpen(row: OpenRow): OpenSubmission {
  // The payload was validated for its kind before it was stored.
  const work = { kind: row.kind, payload: row.payload } as SubmissionWork;
  return {
    ...work,
    id: row.id,
    no: row.no,
    publisherId: row.publisher_id,
    publisherName: row.publisher_name,
    externalId: row.external_id,
    storyId: row.story_id,
    status: row.status,
    priority: row.priority,
    weight: row.weight,
    embargoMs: Math.min(row.embargo_ms ?? 0, SLEEP_MAX_MS),
    receivedAt: row.received_at,
    releaseAt: row.release_at,
    version: row.version,
    traceparent: row.traceparent,
  };
}
