import sql, { type Sql } from 'sql-template-tag';
import type { Submission } from '../../../contract/http-shapes.ts';
import type { SubmissionsQuery } from '../../../contract/query-schema.ts';
import type { Queryable } from '../database.ts';
import { IS_HELD } from './held-store.ts';
import { type SubmissionRow, toSubmission, withStory } from './submission-view.ts';

/** A story may cause several events; the receipt concerns its own. */
const OWN_EVENT = sql`e.submission_id = s.id AND e.type <> 'storyline.merged'`;

const COLUMNS = sql`s.*, CASE WHEN s.approval IS NOT NULL
    THEN ${nameOf(sql`coalesce(s.changed_by, s.submitted_by)`)} END AS writer,
  ${nameOf(sql`s.approved_by`)} AS approver, e.seq, e.at AS announced_at, e.recorded_at, w.feed_id,
  coalesce(e.payload->'story'->'revision', e.payload->'revision')::integer AS revision`;

/** The name of the person, or of the key, with this id. */
function nameOf(id: Sql): Sql {
  return sql`coalesce((SELECT name FROM people WHERE people.id = ${id}), (SELECT k.name FROM api_keys k WHERE k.id = ${id}))`;
}

/** Who asks for a submission: only its publisher sees its text, and operators that of a flash that waits for approval. */
export interface SubmissionViewer {
  publisherId: string;
  /** True for those who see every submission. */
  seesAll: boolean;
}

/** A submission with its receipt; undefined when there is none with this id that the viewer may see. */
export async function findSubmission(
  db: Queryable,
  { publisherId, seesAll }: SubmissionViewer,
  id: string,
): Promise<Submission | undefined> {
  const { rows } = await db.query<SubmissionRow>(sql`
    SELECT ${COLUMNS}
    FROM submissions s LEFT JOIN wire_events e ON ${OWN_EVENT} CROSS JOIN wire w
    WHERE s.id = ${id} AND (${seesAll} OR s.publisher_id = ${publisherId})`);
  const [row] = rows;
  if (!row) return undefined;
  // Whoever approves a flash has to read it.
  return row.publisher_id === publisherId || row.approval === 'waiting' ? withStory(row) : toSubmission(row);
}

/** A publisher's submissions, newest first. */
export async function listSubmissions(
  db: Queryable,
  publisherId: string,
  query: SubmissionsQuery,
): Promise<Submission[]> {
  const status = query.status === undefined ? sql`true` : hasStatus(query.status);
  const before = query.before === undefined ? sql`true` : sql`s.id < ${query.before}`;
  const { rows } = await db.query<SubmissionRow>(sql`
    SELECT ${COLUMNS}
    FROM submissions s LEFT JOIN wire_events e ON ${OWN_EVENT} CROSS JOIN wire w
    WHERE s.publisher_id = ${publisherId} AND ${status} AND ${before}
    ORDER BY s.id DESC LIMIT ${query.limit}`);
  return rows.map(toSubmission);
}

function hasStatus(status: NonNullable<SubmissionsQuery['status']>): Sql {
  return status === 'held' ? IS_HELD : sql`s.status = ${status}`;
}
