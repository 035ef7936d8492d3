import sql from 'sql-template-tag';
import type { Queryable } from './database.ts';

/** Rejects unless Postgres answers and holds our tables. */
export async function canQuery(db: Queryable): Promise<void> {
  await db.query(sql`SELECT FROM wire`);
}
