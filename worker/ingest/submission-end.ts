import type { SubmissionEnd } from '../../shared/node/db/submission/finish-submission-store.ts';
import type { Decision, EditedSubmission } from './stages.ts';

const REFRESHED = 'Its words are the same: pictures, links and markup were updated without a correction.';

/** How a submission ends by what was decided. */
export function submissionEnd({
  edited: { submission, editedAt },
  decision,
}: {
  edited: EditedSubmission;
  decision: Decision;
}): SubmissionEnd {
  const { id } = submission;
  if (decision.outcome === 'release') return { id, editedAt, status: 'published', storyId: decision.row.id };
  if (decision.outcome === 'refresh') {
    return { id, editedAt, status: 'duplicate', storyId: decision.row.id, reason: REFRESHED };
  }
  const { reason } = decision;
  if (decision.outcome === 'rejected') return { id, editedAt, status: 'rejected', reason };
  return { id, editedAt, status: 'duplicate', storyId: decision.storyId, reason };
}
