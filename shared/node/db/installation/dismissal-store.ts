import sql from 'sql-template-tag';
import type { DismissedProblem } from '../../../contract/ops-history-shapes.ts';
import type { Queryable } from '../database.ts';

interface DismissalRow {
  problem: string;
  reason: string;
  by_key: string;
  at: Date;
  until: Date;
}

/** Dismisses a problem for some hours; whoever dismisses it again replaces the reason and the time. */
export async function dismissProblem(
  tx: Queryable,
  { problem, reason, callerId, hours }: { problem: string; reason: string; callerId: string; hours: number },
): Promise<DismissedProblem> {
  await tx.query(sql`DELETE FROM dismissed_problems WHERE until < now()`);
  const { rows } = await tx.query<DismissalRow>(sql`
    INSERT INTO dismissed_problems (problem, reason, by_key, until)
    SELECT ${problem}, ${reason}, coalesce((SELECT name FROM people WHERE id = ${callerId}),
      (SELECT CASE WHEN k.preset THEN 'NEWSWIRE_ADMIN_KEY' ELSE coalesce(k.name, p.name) END
        FROM api_keys k JOIN publishers p ON p.id = k.publisher_id WHERE k.id = ${callerId})),
      now() + ${hours} * interval '1 hour'
    ON CONFLICT (problem) DO UPDATE
    SET reason = excluded.reason, by_key = excluded.by_key, at = clock_timestamp(), until = excluded.until
    RETURNING *`);
  const row = rows[0];
  if (!row) throw new Error('the dismissal was not stored');
  return toDismissed(row);
}

/** Ends a dismissal early; false when there is none. */
export async function restoreProblem(tx: Queryable, problem: string): Promise<boolean> {
  const { rowCount } = await tx.query(sql`DELETE FROM dismissed_problems WHERE problem = ${problem} AND until > now()`);
  return (rowCount ?? 0) > 0;
}

/** The problems that are dismissed now, the newest dismissal first. */
export async function listDismissed(db: Queryable): Promise<DismissedProblem[]> {
  const { rows } = await db.query<DismissalRow>(sql`
    SELECT * FROM dismissed_problems WHERE until > now() ORDER BY at DESC LIMIT 200`);
  return rows.map(toDismissed);
}

function toDismissed({ problem, reason, by_key, at, until }: DismissalRow): DismissedProblem {
  return { problem, reason, by: by_key, at: at.toISOString(), until: until.toISOString() };
}
