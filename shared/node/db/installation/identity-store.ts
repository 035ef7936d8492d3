import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** The id by which other installations know this one. */
export async function readInstallationId(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ id: string }>(sql`SELECT id FROM installation`);
  if (!rows[0]) throw new Error('the installation has no id: run `newswire migrate`');
  return rows[0].id;
}
