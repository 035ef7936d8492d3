import { useRef, useState } from 'preact/hooks';
import type { Submission } from '../../../shared/contract/http-shapes.ts';
import { approvalTexts } from '../approval-texts.ts';
import { approve, refuse } from '../approve-flash.ts';
import { deskTexts } from '../desk-texts.ts';
import { session } from '../session.ts';
import { useLoaded } from '../use-loaded.ts';
import { AskDialog } from './ask-dialog.tsx';
import { LoadFailed } from './load-failed.tsx';

/** The whole flash, to be read before it is approved or refused. */
export function ApprovalDialog({ submission, close }: { submission: Submission; close: (done: boolean) => void }) {
  const api = session.value?.api;
  const { value, failed, reload } = useLoaded(async () => api?.submission(submission.id), [api, submission.id]);
  const [reason, setReason] = useState('');
  // The button that submits decides; a state would be set too late.
  const isRefusal = useRef(false);
  const act = async (): Promise<string | undefined> => {
    if (!value) return undefined;
    const problem = await (isRefusal.current ? refuse(value, reason) : approve(value));
    if (problem !== undefined) reload();
    return problem;
  };
  return (
    <AskDialog
      title={approvalTexts.title(submission.headline ?? deskTexts.kinds[submission.kind])}
      act={act}
      close={close}
      buttons={(isBusy) => (
        <>
          <button
            type="submit"
            class="button is-main"
            disabled={isBusy || !value}
            onClick={() => (isRefusal.current = false)}
          >
            {approvalTexts.approve}
          </button>
          <button
            type="submit"
            class="button is-grave"
            disabled={isBusy || !value}
            onClick={() => (isRefusal.current = true)}
          >
            {approvalTexts.refuse}
          </button>
          <button type="button" class="button" onClick={() => close(false)}>
            {deskTexts.back}
          </button>
        </>
      )}
    >
      <p class="desk-lead">{approvalTexts.lead}</p>
      {failed && <LoadFailed reload={reload} />}
      {!value && !failed && <p class="desk-quiet">{deskTexts.loading}</p>}
      {value && <FlashText submission={value} />}
      <ReasonField reason={reason} change={setReason} />
    </AskDialog>
  );
}

function ReasonField({ reason, change }: { reason: string; change: (reason: string) => void }) {
  return (
    <div class="field">
      <label class="field-label" for="refusal-reason">
        {approvalTexts.reason}
      </label>
      <input
        id="refusal-reason"
        type="text"
        dir="auto"
        maxLength={1_000}
        value={reason}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </div>
  );
}

function FlashText({ submission }: { submission: Submission }) {
  const { headline, summary, body } = submission.story ?? {};
  const texts = [headline, summary, body].filter((text) => typeof text === 'string');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="desk-flash" tabIndex={0} aria-label={headline ?? ''} data-testid="flash-text">
      {texts.map((text, index) => (
        <p key={index} dir="auto" class={index === 0 && headline ? 'desk-item-title' : undefined}>
          {text}
        </p>
      ))}
    </section>
  );
}
