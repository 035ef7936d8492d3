import sql from 'sql-template-tag';
import { bothSchemes, withoutScheme } from '../../../domain/without-scheme.ts';
import type { Queryable } from '../database.ts';

/** The ids of a publisher's stories that stand, by its own ids for them; http and https are one. */
export async function findStandingStories(
  db: Queryable,
  publisherId: string,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (externalIds.length === 0) return new Map();
  const { rows } = await db.query<{ id: string; externalId: string }>(sql`
    SELECT id, external_id AS "externalId" FROM stories
    WHERE publisher_id = ${publisherId} AND external_id = ANY (${externalIds.flatMap(bothSchemes)}::text[])
      AND retracted_at IS NULL`);
  return new Map(rows.map(({ id, externalId }) => [withoutScheme(externalId), id]));
}
