import type { Comment } from '../../../shared/domain/comment.ts';
import { callModerator } from '../../actions/write-comment.ts';
import { storyPageTexts } from '../../story-page-texts.ts';
import { ReportForm } from '../report-form.tsx';

/** A form that reports a comment to the moderators. */
export function ReportBox({ comment, close }: { comment: Comment; close: () => void }) {
  const { reportTitle, reportReason, report, reported } = storyPageTexts;
  return (
    <ReportForm
      title={reportTitle}
      label={reportReason}
      submit={report}
      done={reported}
      send={(reason) => callModerator(comment.id, reason)}
      close={close}
    />
  );
}
