import sql from 'sql-template-tag';
import { v7 as newId } from 'uuid';
import type { ModerationEntry } from '../../../contract/comment-shapes.ts';
import type { Queryable } from '../database.ts';

export interface NewModerationEntry {
  publisherId: string;
  /** The key or the person; the log names a person. */
  callerId?: string;
  action: string;
  subject: { type: string; id: string };
  reason: string | null;
  details?: Record<string, unknown>;
}

interface EntryRow {
  id: string;
  at: Date;
  by_id: string;
  by_name: string | null;
  action: string;
  subject_type: string;
  subject_id: string;
  reason: string | null;
  details: Record<string, unknown> | null;
}

/** Records who moderated what and why, in the same transaction. */
export async function logModeration(tx: Queryable, entry: NewModerationEntry): Promise<void> {
  await tx.query(sql`
    INSERT INTO moderation_log (id, at, publisher_id, person_id, person_name, action, subject_type, subject_id, reason,
      details)
    SELECT ${newId()}, now(), ${entry.publisherId}, person.id, person.name, ${entry.action}, ${entry.subject.type},
      ${entry.subject.id}, ${entry.reason}, ${JSON.stringify(entry.details ?? {})}::jsonb
    FROM (SELECT) AS act LEFT JOIN people person ON person.id = ${entry.callerId ?? null}::uuid`);
}

/** The log, newest first. */
export async function listModeration(
  db: Queryable,
  page: { before: string | undefined; limit: number },
): Promise<ModerationEntry[]> {
  const before = page.before === undefined ? sql`true` : sql`m.id < ${page.before}`;
  const { rows } = await db.query<EntryRow>(sql`
    SELECT m.id, m.at, coalesce(m.person_id, m.publisher_id) AS by_id, coalesce(m.person_name, p.name) AS by_name, m.action, m.subject_type, m.subject_id, m.reason,
      m.details
    FROM moderation_log m LEFT JOIN publishers p ON p.id = m.publisher_id
    WHERE ${before} ORDER BY m.id DESC LIMIT ${page.limit}`);
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    by: { id: row.by_id, name: row.by_name ?? '' },
    action: row.action,
    subject: { type: row.subject_type, id: row.subject_id },
    reason: row.reason,
    details: row.details ?? {},
  }));
}
