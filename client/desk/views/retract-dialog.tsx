import { useEffect, useRef, useState } from 'preact/hooks';
import { deskTexts } from '../desk-texts.ts';
import { isSubmitting, refusal, retract } from '../submit-story.ts';

interface Props {
  storyId: string;
  headline: string;
  close: (done: boolean) => void;
}

/** Asks for the reason of a retraction, which readers will see. */
export function RetractDialog({ storyId, headline, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="desk-dialog" ref={dialog} aria-labelledby="retract-title" onClose={() => close(false)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void retract(storyId, reason).then((done) => done && close(true));
        }}
      >
        <h2 id="retract-title" dir="auto">
          {deskTexts.retractTitle(headline)}
        </h2>
        <p class="desk-lead">{deskTexts.retractLead}</p>
        <div class="field">
          <label class="field-label" for="reason">
            {deskTexts.reason}
          </label>
          <textarea
            id="reason"
            rows={3}
            required
            maxLength={1_000}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        {refusal.value && (
          <p class="desk-problem" role="alert">
            {refusal.value.message}
          </p>
        )}
        <div class="desk-foot">
          <button type="submit" class="button is-grave" disabled={isSubmitting.value}>
            {deskTexts.retract}
          </button>
          <button type="button" class="button" onClick={() => close(false)}>
            {deskTexts.cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}
