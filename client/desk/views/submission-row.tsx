import type { Submission } from '../../../shared/contract/http-shapes.ts';
import { storyPath } from '../../../shared/domain/story-address.ts';
import { bylineTimeText } from '../../views/time-text.ts';
import { approvalTexts } from '../approval-texts.ts';
import { isAwaiting } from '../approve-flash.ts';
import { isHeld } from '../change-held.ts';
import { deskTexts } from '../desk-texts.ts';
import { reasonText } from '../field-texts.ts';
import { mayPublish, session } from '../session.ts';

/** What can be done with a submission. */
export interface SubmissionActs {
  correct: (submission: Submission) => void;
  retract: (submission: Submission) => void;
  edit: (submission: Submission) => void;
  reschedule: (submission: Submission) => void;
  cancel: (submission: Submission) => void;
  decide: (submission: Submission) => void;
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
      <span class={`desk-badge is-${status}`}>
        {isAwaiting(submission) ? approvalTexts.badge : deskTexts.statuses[shown]}
      </span>
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
        <Approval submission={submission} />
        {receipt.recall && (
          <p class="desk-quiet">{deskTexts.recalled(receipt.recall.informed, receipt.recall.readers)}</p>
        )}
        {reason && <p class={`desk-reason is-${status}`}>{reasonText(reason)}</p>}
      </div>
      <Acts {...{ submission, acts }} />
    </li>
  );
}

/** Who wrote a flash that needs two people, and who else has approved it, or must do so until when. */
function Approval({ submission }: { submission: Submission }) {
  const { approval } = submission;
  if (!approval) return null;
  const { state, writtenBy, until, approvedBy } = approval;
  const isWaiting = isAwaiting(submission);
  return (
    <>
      {isWaiting && until && <p class="desk-item-until">{approvalTexts.waits(bylineTimeText(Date.parse(until)))}</p>}
      <p class="desk-quiet" dir="auto">
        {approvalTexts.writtenBy(writtenBy ?? approvalTexts.somebody)}
        {state === 'approved' && `, ${approvalTexts.approvedBy(approvedBy ?? approvalTexts.somebody)}`}
      </p>
    </>
  );
}

function Acts({ submission, acts }: Props) {
  const { status, kind, storyId } = submission;
  const isLive = status === 'published' && storyId !== undefined && kind !== 'retract';
  const mayDecide = mayPublish() && submission.approval?.writtenBy !== session.value?.own.person;
  const offered = isAwaiting(submission)
    ? ([
        ...(mayDecide ? (['decide'] as const) : []),
        ...(kind === 'publish' ? (['edit'] as const) : []),
        'cancel',
      ] as const)
    : isHeld(submission)
      ? ([
          // Of a correction the form would show fields that it leaves alone as empty.
          ...(kind === 'publish' ? (['edit'] as const) : []),
          ...(['reschedule', 'cancel'] as const),
        ] as const)
      : isLive
        ? (['correct', ...(mayPublish() ? (['retract'] as const) : [])] as const)
        : [];
  if (offered.length === 0) return null;
  return (
    <div class="desk-item-acts">
      {offered.map((name) => (
        <button type="button" key={name} class="button-small" onClick={() => acts[name](submission)}>
          {name === 'decide' ? approvalTexts.read : deskTexts.acts[name]}
        </button>
      ))}
    </div>
  );
}
