import sql from 'sql-template-tag';
import type { SubmissionStatus } from '../../../contract/query-schema.ts';
import type { Queryable } from '../database.ts';
import { prepared } from '../prepared.ts';

/** The outcome of a submission; its story is the one it created, changed or duplicated. */
export interface SubmissionEnd {
  id: string;
  status: Exclude<SubmissionStatus, 'queued'>;
  storyId?: string;
  reason?: string;
  editedAt?: Date;
}

/** Saves the outcomes of submissions that are still open. */
export async function finishSubmissions(db: Queryable, ends: SubmissionEnd[]): Promise<void> {
  const ids = ends.map(({ id }) => id);
  const place = sql`array_position(${ids}::uuid[], id)`;
  // Avoids a join with a list of values: a plan made for a small table would later scan a large one. Avoids the index
  // of open submissions (hence `|| ''`), which is short when the plan is made and long in a flood.
  await db.query(
    prepared(
      'finish-submissions',
      sql`
    UPDATE submissions SET status = (${ends.map(({ status }) => status)}::text[])[${place}],
      reason = (${ends.map(({ reason }) => reason ?? null)}::text[])[${place}],
      story_id = coalesce((${ends.map(({ storyId }) => storyId ?? null)}::uuid[])[${place}], story_id),
      edited_at = (${ends.map(({ editedAt }) => editedAt?.toISOString() ?? null)}::timestamptz[])[${place}],
      finished_at = clock_timestamp()
    WHERE id = ANY (${ids}::uuid[]) AND status || '' = 'queued'`,
    ),
  );
}
