import sql, { type Sql } from 'sql-template-tag';
import type { SubmissionStatus } from '../../../contract/query-schema.ts';
import type { Priority } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';
import { APPROVAL_ENDS, NEVER, needsTwo, SLEEP_MAX_MS } from './flash-rule.ts';
import type { EnqueueEntry, SubmissionWork } from './submission-store.ts';

/** Waits for its embargo; by the clock of Postgres, like the release. */
export const IS_HELD: Sql = sql`s.status = 'queued' AND s.release_at > clock_timestamp()`;

/** A submission under its row lock, which the worker that records it needs, too. */
export interface LockedSubmission {
  kind: SubmissionWork['kind'];
  payload: SubmissionWork['payload'];
  status: SubmissionStatus;
  storyId: string | null;
  replacedBy: string | null;
  isHeld: boolean;
}

/** Locks a publisher's submission; undefined when the publisher has none with this id. */
export async function lockSubmission(
  tx: Queryable,
  publisherId: string,
  id: string,
): Promise<LockedSubmission | undefined> {
  const { rowCount } = await tx.query(sql`
    SELECT FROM submissions WHERE id = ${id} AND publisher_id = ${publisherId} FOR UPDATE`);
  if (rowCount === 0) return undefined;
  // A statement of its own: its clock must be read after the lock was waited for.
  const { rows } = await tx.query<LockedSubmission>(sql`
    SELECT s.kind, s.payload, s.status, s.story_id AS "storyId", s.replaced_by AS "replacedBy",
      coalesce(${IS_HELD}, false) AS "isHeld"
    FROM submissions s WHERE s.id = ${id}`);
  return rows[0];
}

/** What a change leaves of a held submission. */
export interface HeldChange {
  payload: SubmissionWork['payload'];
  priority: Priority;
  weight: number;
  /** A new end of the embargo, at once if past or null; undefined keeps the old one. */
  releaseAt: Date | null | undefined;
  /** The person or the key that changes it. */
  changedBy: string;
}

type HeldEntry = Pick<EnqueueEntry, 'id' | 'priority' | 'weight' | 'embargoMs'>;

/** Changes a held submission under its lock; returns its queue data. */
export async function changeHeld(tx: Queryable, id: string, change: HeldChange): Promise<HeldEntry | undefined> {
  const { payload, priority, weight, releaseAt, changedBy } = change;
  const waits = needsTwo(sql`${priority}::text`, sql`submissions.publisher_id`, sql`${changedBy}::uuid`);
  // The greatest of null and a time is the time. What is changed needs another approval, if it needs one.
  const { rows } = await tx.query<HeldEntry>(sql`
    UPDATE submissions SET version = version + 1, payload = ${JSON.stringify(payload)}, priority = ${priority},
      weight = ${weight}, changed_by = ${changedBy}, approved_by = NULL,
      approval = CASE WHEN ${waits} THEN 'waiting' END, approval_until = CASE WHEN ${waits} THEN ${APPROVAL_ENDS} END,
      release_at = CASE WHEN ${waits} THEN ${NEVER}
        WHEN ${releaseAt !== undefined} THEN greatest(${releaseAt ?? null}::timestamptz, clock_timestamp())
        WHEN approval = 'waiting' THEN greatest(${embargoOf(payload)}::timestamptz, clock_timestamp())
        ELSE release_at END
    WHERE id = ${id}
    RETURNING id, priority, weight,
      least(${SLEEP_MAX_MS},
        greatest(0, extract(epoch FROM release_at - clock_timestamp()) * 1000))::float8 AS "embargoMs"`);
  return rows[0];
}

function embargoOf(payload: HeldChange['payload']): string | null {
  return 'embargoUntil' in payload ? (payload.embargoUntil ?? null) : null;
}

/** Cancels a held submission under its lock. */
export async function cancelHeld(tx: Queryable, id: string, reason: string | null): Promise<void> {
  await tx.query(sql`
    UPDATE submissions SET status = 'cancelled', reason = ${reason}, finished_at = clock_timestamp()
    WHERE id = ${id}`);
}
