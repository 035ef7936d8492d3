import sql from 'sql-template-tag';
import type { Publisher } from '../../../contract/publisher-shapes.ts';
import type { Queryable } from '../database.ts';
import { IS_HELD } from '../submission/held-store.ts';

const NEWEST = 500;

/** A publisher's figures on the wire. */
export interface PublisherFigures {
  publisher: Pick<Publisher, 'id' | 'name' | 'url'>;
  stories: number;
  retracted: number;
  comments: number;
  /** Submissions that wait for their embargo. */
  held: number;
  /** The newest released stories. */
  newestIds: string[];
}

/** Counts a publisher's released stories; undefined when there is no such publisher. */
export async function readPublisherFigures(db: Queryable, publisherId: string): Promise<PublisherFigures | undefined> {
  const { rows } = await db.query<Publisher & Omit<PublisherFigures, 'publisher'> & { newest_ids: string[] }>(sql`
    SELECT p.id, p.name, p.url, own.*,
      (SELECT count(*) FROM submissions s WHERE s.publisher_id = p.id AND ${IS_HELD}) AS held,
      ARRAY(SELECT s.id FROM stories s WHERE s.publisher_id = p.id AND s.seq IS NOT NULL
        ORDER BY s.seq DESC LIMIT ${NEWEST}) AS newest_ids
    FROM publishers p, LATERAL (
      SELECT count(*) FILTER (WHERE s.retracted_at IS NULL) AS stories,
        count(s.retracted_at) AS retracted, coalesce(sum(s.comments), 0)::bigint AS comments
      FROM stories s WHERE s.publisher_id = p.id AND s.seq IS NOT NULL) AS own
    WHERE p.id = ${publisherId}`);
  const row = rows[0];
  if (!row) return undefined;
  const { id, name, url, stories, retracted, comments, held } = row;
  return { publisher: { id, name, url }, stories, retracted, comments, held, newestIds: row.newest_ids };
}
