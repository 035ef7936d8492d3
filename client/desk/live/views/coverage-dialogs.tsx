import { useState } from 'preact/hooks';
import type { Coverage, CoveragePost } from '../../../../shared/domain/coverage.ts';
import { deskTexts } from '../../desk-texts.ts';
import { AskDialog } from '../../views/ask-dialog.tsx';
import { composerTexts } from '../composer-texts.ts';
import { endCoverage } from '../write-coverage.ts';
import { retractPost } from '../write-post.ts';

/** Asks before a coverage becomes an archive. */
export function EndDialog({ coverage, close }: { coverage: Coverage; close: () => void }) {
  return (
    <AskDialog
      title={composerTexts.endTitle(coverage.title)}
      act={async () => (await endCoverage(coverage.id))?.message}
      close={close}
      buttons={(isBusy) => <Buttons {...{ isBusy, close }} text={composerTexts.end} />}
    >
      <p class="desk-lead">{composerTexts.endLead}</p>
    </AskDialog>
  );
}

/** Asks for the reason of a retraction, which readers see in the post's place. */
export function RetractPostDialog({ post, close }: { post: CoveragePost; close: () => void }) {
  const [reason, setReason] = useState('');
  return (
    <AskDialog
      title={composerTexts.retractTitle}
      act={async () => (await retractPost(post, reason))?.message}
      close={close}
      buttons={(isBusy) => <Buttons {...{ isBusy, close }} text={composerTexts.retract} />}
    >
      <p class="desk-lead">{composerTexts.retractLead}</p>
      <div class="field">
        <label class="field-label" for="post-reason">
          {deskTexts.reason}
        </label>
        <textarea
          id="post-reason"
          rows={3}
          dir="auto"
          required
          maxLength={1_000}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </div>
    </AskDialog>
  );
}

function Buttons({ isBusy, close, text }: { isBusy: boolean; close: () => void; text: string }) {
  return (
    <>
      <button type="submit" class="button is-grave" disabled={isBusy}>
        {text}
      </button>
      <button type="button" class="button" onClick={close}>
        {deskTexts.back}
      </button>
    </>
  );
}
