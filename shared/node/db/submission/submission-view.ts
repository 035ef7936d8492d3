import type { Receipt, Submission } from '../../../contract/http-shapes.ts';
import { formatPosition } from '../../../domain/position.ts';

/** A submission joined with its wire event. */
export interface SubmissionRow {
  id: string;
  kind: Submission['kind'];
  status: Submission['status'];
  payload: { headline?: string };
  external_id: string | null;
  story_id: string | null;
  reason: string | null;
  release_at: Date | null;
  received_at: Date;
  edited_at: Date | null;
  finished_at: Date | null;
  seq: number | null;
  announced_at: Date | null;
  recorded_at: Date | null;
  feed_id: string;
}

/** A submission as shown to its publisher; the server that counts deliveries fills in `delivered`. */
export function toSubmission(row: SubmissionRow): Submission {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    headline: row.payload.headline ?? null,
    externalId: row.external_id,
    ...(row.story_id && { storyId: row.story_id }),
    ...(row.status === 'duplicate' && row.story_id && { duplicateOf: row.story_id }),
    ...(row.reason && { reason: row.reason }),
    receivedAt: row.received_at.toISOString(),
    ...(row.release_at && { releaseAt: row.release_at.toISOString() }),
    ...(row.finished_at && { finishedAt: row.finished_at.toISOString() }),
    receipt: toReceipt(row),
  };
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
    delivered: { readers: 0 },
  };
}
