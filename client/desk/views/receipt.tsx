import { useEffect, useRef } from 'preact/hooks';
import type { Submission } from '../../../shared/contract/http-shapes.ts';
import { storyPath } from '../../../shared/domain/story-address.ts';
import { bylineTimeText } from '../../views/time-text.ts';
import { approvalTexts } from '../approval-texts.ts';
import { isAwaiting } from '../approve-flash.ts';
import { deskTexts } from '../desk-texts.ts';
import { reasonText } from '../field-texts.ts';
import { putAway, refusal, warnings } from '../submit-story.ts';
import { unseenSentence } from '../unseen-sentence.ts';

/** The progress of a submission, step by step. */
export function Receipt({ submission }: { submission: Submission }) {
  const { status, reason, storyId, headline, releaseAt, receipt, approval } = submission;
  const here = useRef<HTMLElement>(null);
  // On a phone the receipt is below the form.
  useEffect(() => here.current?.scrollIntoView({ block: 'nearest' }), []);
  const isBack = status === 'rejected' && refusal.value?.isLate === true;
  const isHeld = status === 'queued' && releaseAt !== undefined;
  return (
    <section ref={here} class={`desk-receipt is-${status}`} aria-labelledby="receipt-title" data-testid="receipt">
      <h2 id="receipt-title">
        {deskTexts.handedIn}: <span dir="auto">{headline ?? deskTexts.kinds[submission.kind]}</span>
      </h2>
      <p class="desk-status" role="status">
        <span class={`desk-badge is-${status}`}>
          {isAwaiting(submission) ? approvalTexts.badge : deskTexts.statuses[status]}
        </span>{' '}
        {isAwaiting(submission) && approval?.until
          ? approvalTexts.waits(bylineTimeText(Date.parse(approval.until)))
          : isHeld
            ? deskTexts.heldUntil(bylineTimeText(Date.parse(releaseAt)))
            : reason && reasonText(reason)}
        {isBack && ` ${deskTexts.backInForm}`}
      </p>
      {warnings.value.length > 0 && (
        <ul class="desk-warnings" data-testid="warnings">
          {warnings.value.map((warning) => (
            <li key={warning.field}>{unseenSentence(warning)}</li>
          ))}
        </ul>
      )}
      {status !== 'rejected' && <Steps receipt={receipt} />}
      {receipt.recall && <p>{deskTexts.recalled(receipt.recall.informed, receipt.recall.readers)}</p>}
      <div class="desk-foot">
        {storyId && receipt.announced && (
          <a class="button" href={storyPath({ id: storyId, headline: headline ?? '' })}>
            {deskTexts.openStory}
          </a>
        )}
        <button type="button" class="button-small" onClick={putAway}>
          {isBack ? deskTexts.close : deskTexts.another}
        </button>
      </div>
    </section>
  );
}

function Steps({ receipt }: Pick<Submission, 'receipt'>) {
  const accepted = Date.parse(receipt.accepted);
  const after = (at: string | undefined): string | undefined =>
    at === undefined ? undefined : deskTexts.later(Math.max(0, Date.parse(at) - accepted));
  const steps = [
    [deskTexts.receipt.accepted, bylineTimeText(accepted)],
    [deskTexts.receipt.edited, after(receipt.edited)],
    [deskTexts.receipt.recorded, after(receipt.recorded)],
    [deskTexts.receipt.announced, after(receipt.announced?.at)],
    [deskTexts.receipt.delivered, receipt.announced && deskTexts.deliveredTo(receipt.delivered.readers)],
  ] as const;
  return (
    <ol class="desk-steps">
      {steps.map(([name, when]) => (
        <li key={name} class={when ? 'is-done' : undefined}>
          <span>{name}</span> <span class="desk-quiet">{when ?? deskTexts.waiting}</span>
        </li>
      ))}
    </ol>
  );
}
