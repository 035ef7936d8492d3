import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { COMMENT_COLUMNS, type CommentRow } from './comment-row.ts';

export interface ReportedRow extends CommentRow {
  headline: string;
  reports: number;
  reasons: string[];
  first_at: Date;
}

/** Reports a comment; a second report by the same reporter changes nothing. */
export async function addReport(
  db: Queryable,
  report: { commentId: string; reporter: string; reason: string | null },
): Promise<void> {
  await db.query(sql`
    INSERT INTO comment_reports (comment_id, reporter, reason)
    VALUES (${report.commentId}, ${report.reporter}, ${report.reason}) ON CONFLICT DO NOTHING`);
}

/** Settles a comment's reports after a moderator has reviewed it. */
export async function settleReports(tx: Queryable, commentId: string): Promise<void> {
  await tx.query(sql`
    UPDATE comment_reports SET settled_at = now() WHERE comment_id = ${commentId} AND settled_at IS NULL`);
}

/** Comments with open reports that have not been removed, most reported first. */
export async function listReported(db: Queryable, limit: number): Promise<ReportedRow[]> {
  const { rows } = await db.query<ReportedRow>(sql`
    WITH open AS (
      SELECT comment_id, count(*) AS reports, min(at) AS first_at,
        coalesce(array_agg(reason ORDER BY at) FILTER (WHERE reason IS NOT NULL), '{}') AS reasons
      FROM comment_reports WHERE settled_at IS NULL GROUP BY comment_id
    )
    SELECT ${COMMENT_COLUMNS}, s.headline, open.reports, open.reasons, open.first_at
    FROM open JOIN comments c ON c.id = open.comment_id JOIN commenters w ON w.id = c.commenter_id
      JOIN stories s ON s.id = c.story_id
    WHERE c.deleted_at IS NULL AND c.hidden_at IS NULL
    ORDER BY open.reports DESC, open.first_at LIMIT ${limit}`);
  return rows;
}
