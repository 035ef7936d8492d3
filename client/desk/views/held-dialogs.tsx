import { useRef, useState } from 'preact/hooks';
import type { Submission } from '../../../shared/contract/http-shapes.ts';
import { cancelHeld, reschedule } from '../change-held.ts';
import { deskTexts } from '../desk-texts.ts';
import { localTime } from '../draft-fields.ts';
import { AskDialog } from './ask-dialog.tsx';

interface Props {
  submission: Submission;
  close: (done: boolean) => void;
}

/** Asks for another time, or publishes now. */
export function RescheduleDialog({ submission, close }: Props) {
  const [time, setTime] = useState(localTime(submission.releaseAt ?? ''));
  // The button that submits decides; a state would be set too late.
  const isNow = useRef(false);
  return (
    <AskDialog
      title={deskTexts.rescheduleTitle(titleOf(submission))}
      act={() => reschedule(submission.id, isNow.current ? '' : time)}
      close={close}
      buttons={(isBusy) => (
        <>
          <button type="submit" class="button is-main" disabled={isBusy} onClick={() => (isNow.current = false)}>
            {deskTexts.reschedule}
          </button>
          <button type="submit" class="button" disabled={isBusy} formNoValidate onClick={() => (isNow.current = true)}>
            {deskTexts.publishNow}
          </button>
          <button type="button" class="button" onClick={() => close(false)}>
            {deskTexts.back}
          </button>
        </>
      )}
    >
      <div class="field">
        <label class="field-label" for="release-at">
          {deskTexts.releaseAt}
        </label>
        <input
          id="release-at"
          type="datetime-local"
          required
          value={time}
          min={localTime(new Date().toISOString())}
          aria-describedby="release-at-hint"
          onInput={(event) => setTime(event.currentTarget.value)}
        />
        <span class="field-hint" id="release-at-hint">
          {deskTexts.embargoHint}
        </span>
      </div>
    </AskDialog>
  );
}

/** Asks before a story is cancelled for good. */
export function CancelDialog({ submission, close }: Props) {
  const [reason, setReason] = useState('');
  return (
    <AskDialog
      title={deskTexts.cancelTitle(titleOf(submission))}
      act={() => cancelHeld(submission.id, reason)}
      close={close}
      buttons={(isBusy) => (
        <>
          <button type="submit" class="button is-grave" disabled={isBusy}>
            {deskTexts.cancelStory}
          </button>
          <button type="button" class="button" onClick={() => close(false)}>
            {deskTexts.keep}
          </button>
        </>
      )}
    >
      <p class="desk-lead">{deskTexts.cancelLead}</p>
      <div class="field">
        <label class="field-label" for="cancel-reason">
          {deskTexts.cancelReason}
        </label>
        <input
          id="cancel-reason"
          type="text"
          dir="auto"
          maxLength={1_000}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </div>
    </AskDialog>
  );
}

function titleOf({ headline, kind }: Submission): string {
  return headline ?? deskTexts.kinds[kind];
}
