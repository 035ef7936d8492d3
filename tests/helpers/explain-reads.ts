import type pg from 'pg';
import type { Sql } from 'sql-template-tag';
import type { Database, Queryable } from '../../shared/node/db/database.ts';

/** A step in a query plan. */
interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: PlanNode[];
}

/** The work that Postgres did for some statements. */
export interface Work {
  /** Rows read in tables and indexes. */
  rows: number;
  /** Pages of 8 KB read. */
  pages: number;
  /** Tables read by a sequential scan. */
  wholeTables: string[];
  statements: number;
  plans: string[];
}

/** A database that also explains each statement: it measures the actual work instead of the time. */
export function explainReads(db: Database): { db: Queryable; work: Work } {
  const work: Work = { rows: 0, pages: 0, wholeTables: [], statements: 0, plans: [] };
  return {
    work,
    db: {
      async query<Row extends pg.QueryResultRow>(statement: Sql) {
        const explain = `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${statement.text}`;
        const { rows } = await db.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(explain, statement.values);
        const plan = rows[0]?.['QUERY PLAN'][0].Plan;
        work.statements += 1;
        if (plan) {
          work.pages += plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
          work.plans.push(
            JSON.stringify(plan, (key, value) =>
              /Blocks|Cost|Width|Time/.test(key) && key !== 'Shared Hit Blocks' ? undefined : value,
            ),
          );
          count(plan, work);
        }
        return db.query<Row>(statement);
      },
    },
  };
}

function count(node: PlanNode, work: Work): void {
  if (node['Relation Name'] ?? node['Index Name']) {
    const looked =
      node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
    work.rows += looked * node['Actual Loops'];
  }
  if (node['Node Type'] === 'Seq Scan') work.wholeTables.push(node['Relation Name'] ?? '');
  for (const child of node.Plans ?? []) count(child, work);
}
