import type { Submission } from '../../../shared/contract/http-shapes.ts';
import { storyPath } from '../../../shared/domain/story-address.ts';
import { bylineTimeText } from '../../views/time-text.ts';
import { isHeld } from '../change-held.ts';
import { deskTexts } from '../desk-texts.ts';
import { reasonText } from '../field-texts.ts';

/** What can be done with a submission. */
export interface SubmissionActs {
  correct: (submission: Submission) => void;
  retract: (submission: Submission) => void;
  edit: (submission: Submission) => void;
  reschedule: (submission: Submission) => void;
  cancel: (submission: Submission) => void;
}

interface Props {
  submission: Submission;
  acts: SubmissionActs;
}

/** A submission with its status, its reason and what can be done with it. */
export function SubmissionRow({ submission, acts }: Props) {
  const { status, kind, headline, reason, receivedAt, releaseAt, storyId, receipt } = submission;
  const title = headline ?? deskTexts.kinds[kind];
  const shown = isHeld(submission) ? 'held' : status;
  return (
    <li class="desk-item" data-testid="submission">
      <span class={`desk-badge is-${status}`}>{deskTexts.statuses[shown]}</span>
      <div class="desk-item-text">
        <p class="desk-item-title" dir="auto">
          {storyId && receipt.announced ? <a href={storyPath({ id: storyId, headline: title })}>{title}</a> : title}
        </p>
        {shown === 'held' && releaseAt && (
          <p class="desk-item-until">{deskTexts.waitingUntil(bylineTimeText(Date.parse(releaseAt)))}</p>
        )}
        <p class="desk-quiet">
          {[deskTexts.kinds[kind], bylineTimeText(Date.parse(receivedAt))].join(' · ')}
          {receipt.announced && ` · ${deskTexts.deliveredTo(receipt.delivered.readers)}`}
        </p>
        {receipt.recall && (
          <p class="desk-quiet">{deskTexts.recalled(receipt.recall.informed, receipt.recall.readers)}</p>
        )}
        {reason && <p class={`desk-reason is-${status}`}>{reasonText(reason)}</p>}
      </div>
      <Acts {...{ submission, acts }} />
    </li>
  );
}

function Acts({ submission, acts }: Props) {
  const { status, kind, storyId } = submission;
  const isLive = status === 'published' && storyId !== undefined && kind !== 'retract';
  const offered = isHeld(submission)
    ? ([
        // Of a correction the form would show fields that it leaves alone as empty.
        ...(kind === 'publish' ? (['edit'] as const) : []),
        ...(['reschedule', 'cancel'] as const),
      ] as const)
    : isLive
      ? (['correct', 'retract'] as const)
      : [];
  if (offered.length === 0) return null;
  return (
    <div class="desk-item-acts">
      {offered.map((name) => (
        <button type="button" key={name} class="button-small" onClick={() => acts[name](submission)}>
          {deskTexts.acts[name]}
        </button>
      ))}
    </div>
  );
}
