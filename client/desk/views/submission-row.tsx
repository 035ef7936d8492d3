import type { Submission } from '../../../shared/contract/http-shapes.ts';
import { storyPath } from '../../../shared/domain/story-address.ts';
import { bylineTimeText } from '../../views/time-text.ts';
import { deskTexts } from '../desk-texts.ts';
import { reasonText } from '../field-texts.ts';

interface Props {
  submission: Submission;
  correct: (submission: Submission) => Promise<void>;
  retract: (submission: Submission) => void;
}

/** A submission with its status, reason, and buttons to correct or retract the story. */
export function SubmissionRow({ submission, correct, retract }: Props) {
  const { status, kind, headline, reason, receivedAt, storyId, receipt } = submission;
  const title = headline ?? deskTexts.kinds[kind];
  const isLive = status === 'published' && storyId !== undefined && kind !== 'retract';
  return (
    <li class="desk-item" data-testid="submission">
      <span class={`desk-badge is-${status}`}>{deskTexts.statuses[status]}</span>
      <div class="desk-item-text">
        <p class="desk-item-title" dir="auto">
          {storyId && receipt.announced ? <a href={storyPath({ id: storyId, headline: title })}>{title}</a> : title}
        </p>
        <p class="desk-quiet">
          {[deskTexts.kinds[kind], bylineTimeText(Date.parse(receivedAt))].join(' · ')}
          {receipt.announced && ` · ${deskTexts.deliveredTo(receipt.delivered.readers)}`}
        </p>
        {reason && <p class={`desk-reason is-${status}`}>{reasonText(reason)}</p>}
      </div>
      {isLive && (
        <div class="desk-item-acts">
          <button type="button" class="button-small" onClick={() => void correct(submission)}>
            {deskTexts.correctThis}
          </button>
          <button type="button" class="button-small" onClick={() => retract(submission)}>
            {deskTexts.retractThis}
          </button>
        </div>
      )}
    </li>
  );
}
