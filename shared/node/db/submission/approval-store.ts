import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { APPROVAL_HOURS } from './flash-rule.ts';
import type { EnqueueEntry } from './submission-store.ts';

/** A flash that may wait for approval, under its row lock. */
export interface LockedFlash {
  publisherId: string;
  status: string;
  approval: 'waiting' | 'approved' | null;
  version: number;
  /** Whether the time to approve is over. */
  isOver: boolean;
  /** People or keys: of whoever submitted it, and changed it last. */
  writers: string[];
}

/** Locks a submission; undefined when there is none with this id. */
export async function lockFlash(tx: Queryable, id: string): Promise<LockedFlash | undefined> {
  const { rowCount } = await tx.query(sql`SELECT FROM submissions WHERE id = ${id} FOR UPDATE`);
  if (rowCount === 0) return undefined;
  // A statement of its own: its clock must be read after the lock was waited for.
  const { rows } = await tx.query<LockedFlash>(sql`
    SELECT publisher_id AS "publisherId", status, approval, version,
      coalesce(approval_until <= clock_timestamp(), false) AS "isOver",
      array_remove(ARRAY[submitted_by, changed_by], NULL)::text[] AS writers
    FROM submissions WHERE id = ${id}`);
  return rows[0];
}

/** Releases a locked flash that waited: at once, or when its embargo ends. Returns its queue data. */
export async function approveFlash(
  tx: Queryable,
  id: string,
  callerId: string,
): Promise<Pick<EnqueueEntry, 'id' | 'priority' | 'weight' | 'embargoMs'> | undefined> {
  const { rows } = await tx.query<Pick<EnqueueEntry, 'id' | 'priority' | 'weight' | 'embargoMs'>>(sql`
    UPDATE submissions SET approval = 'approved', approval_until = NULL, approved_by = ${callerId}, version = version + 1,
      release_at = greatest((payload->>'embargoUntil')::timestamptz, clock_timestamp())
    WHERE id = ${id}
    RETURNING id, priority, weight,
      greatest(0, extract(epoch FROM release_at - clock_timestamp()) * 1000)::float8 AS "embargoMs"`);
  return rows[0];
}

/** Ends up to `limit` submissions that nobody approved in time; returns how many. */
export async function endUnapproved(db: Queryable, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    UPDATE submissions SET status = 'cancelled', finished_at = clock_timestamp(),
      reason = ${`Nobody approved it within ${APPROVAL_HOURS} hours.`}
    WHERE id IN (
      SELECT id FROM submissions WHERE approval = 'waiting' AND status = 'queued' AND approval_until <= clock_timestamp()
      ORDER BY approval_until LIMIT ${limit} FOR UPDATE SKIP LOCKED)`);
  return rowCount ?? 0;
}
