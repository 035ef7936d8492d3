import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** The name of a caller: of the person, or of the key, which may have none. */
export async function findCallerName(db: Queryable, callerId: string): Promise<string | null> {
  const [caller] = await readCallers(db, [callerId]);
  return caller?.name ?? null;
}

/** People, and keys with their names. */
export async function readCallers(
  db: Queryable,
  callerIds: readonly string[],
): Promise<{ callerId: string; name: string | null }[]> {
  const { rows } = await db.query<{ callerId: string; name: string | null }>(sql`
    SELECT id AS "callerId", name FROM api_keys WHERE id = ANY (${callerIds}::uuid[])
    UNION ALL SELECT id, name FROM people WHERE id = ANY (${callerIds}::uuid[])`);
  return rows;
}
