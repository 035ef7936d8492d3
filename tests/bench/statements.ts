import type { Database } from '../../shared/node/db/database.ts';

/** Settings that make Postgres record the cost of each statement. */
export const STATEMENT_SETTINGS = [
  'shared_preload_libraries=pg_stat_statements',
  'pg_stat_statements.track_planning=on',
  'pg_stat_statements.track=all',
];
const MOST = 30;

/** Starts recording the cost of each statement. */
export async function countStatements(db: Database): Promise<void> {
  await db.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA public');
  await db.query('SELECT public.pg_stat_statements_reset()');
}

/** The most expensive statements, per article for `count` articles. */
export async function statementLines(db: Database, count: number): Promise<string[]> {
  const { rows } = await db.query<{ calls: number; planning: number; running: number; blocks: number; text: string }>(
    `SELECT calls, total_plan_time AS planning, total_exec_time AS running, shared_blks_hit AS blocks,
      left(regexp_replace(query, '\\s+', ' ', 'g'), 90) AS text
    FROM public.pg_stat_statements ORDER BY total_plan_time + total_exec_time DESC LIMIT $1`,
    [MOST],
  );
  const each = (value: number): string => (value / count).toFixed(3).padStart(7);
  return rows.map(
    ({ calls, planning, running, blocks, text }) =>
      `${each(running)} ms ${each(planning)} ms planning ${each(calls)} calls ${each(blocks)} blocks  ${text}`,
  );
}
