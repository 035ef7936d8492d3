import type { Receipt, Submission } from '../../../contract/http-shapes.ts';
import type { StoryIn, StoryPatch } from '../../../contract/story-schema.ts';
import { formatPosition } from '../../../domain/position.ts';

/** A submission joined with its wire event. */
export interface SubmissionRow {
  id: string;
  publisher_id: string;
  kind: Submission['kind'];
  status: Submission['status'];
  payload: StoryIn | StoryPatch | Record<string, never>;
  external_id: string | null;
  story_id: string | null;
  reason: string | null;
  replaced_by: string | null;
  release_at: Date | null;
  approval: 'waiting' | 'approved' | null;
  approval_until: Date | null;
  version: number;
  /** The names of the keys of whoever wrote it last, and approved it. */
  writer: string | null;
  approver: string | null;
  received_at: Date;
  edited_at: Date | null;
  finished_at: Date | null;
  seq: number | null;
  announced_at: Date | null;
  recorded_at: Date | null;
  revision: number | null;
  feed_id: string;
}

/** A submission as shown to its publisher; the server fills in what it counts. */
export function toSubmission(row: SubmissionRow): Submission {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    headline: row.payload.headline ?? null,
    externalId: row.external_id,
    ...(row.story_id && { storyId: row.story_id }),
    ...(row.status === 'duplicate' && row.story_id && { duplicateOf: row.story_id }),
    ...(row.replaced_by && { replacedBy: row.replaced_by }),
    ...(row.reason && { reason: row.reason }),
    receivedAt: row.received_at.toISOString(),
    ...releaseOf(row),
    ...(row.approval && { approval: approvalOf(row, row.approval) }),
    ...(row.finished_at && { finishedAt: row.finished_at.toISOString() }),
    receipt: toReceipt(row),
  };
}

/** What waits for approval is held for ever; its embargo is what its publisher said. */
function releaseOf({ approval, release_at, payload }: SubmissionRow): Pick<Submission, 'releaseAt'> {
  if (approval !== 'waiting') return release_at === null ? {} : { releaseAt: release_at.toISOString() };
  const said = 'embargoUntil' in payload ? payload.embargoUntil : undefined;
  return said === undefined ? {} : { releaseAt: new Date(said).toISOString() };
}

function approvalOf(row: SubmissionRow, state: 'waiting' | 'approved'): NonNullable<Submission['approval']> {
  return {
    state,
    version: row.version,
    writtenBy: row.writer,
    ...(row.approval_until && { until: row.approval_until.toISOString() }),
    ...(state === 'approved' && { approvedBy: row.approver }),
  };
}

/** The same with the story as it was submitted, while that is kept; a retraction has none. */
export function withStory(row: SubmissionRow): Submission {
  const isKept = row.kind !== 'retract' && Object.keys(row.payload).length > 0;
  return { ...toSubmission(row), ...(isKept && { story: row.payload }) };
}

function toReceipt(row: SubmissionRow): Receipt {
  return {
    accepted: row.received_at.toISOString(),
    ...(row.edited_at && { edited: row.edited_at.toISOString() }),
    ...(row.recorded_at && { recorded: row.recorded_at.toISOString() }),
    ...(row.announced_at &&
      row.seq !== null && {
        announced: { at: row.announced_at.toISOString(), position: formatPosition(row.feed_id, row.seq) },
      }),
    ...(row.revision !== null && { revision: row.revision }),
    delivered: { readers: 0 },
  };
}
