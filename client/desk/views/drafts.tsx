import { useEffect, useState } from 'preact/hooks';
import type { DraftLine } from '../../../shared/contract/draft-shapes.ts';
import { bylineTimeText } from '../../views/time-text.ts';
import { DeskFailure } from '../desk-api.ts';
import { deskTexts } from '../desk-texts.ts';
import { draftTexts } from '../draft-texts.ts';
import { openDraftId } from '../drafts/open-draft.ts';
import { closeForm, openSavedDraft } from '../drafts/use-draft.ts';
import { session } from '../session.ts';
import { forgetAttempt } from '../submit-story.ts';
import { useLoaded } from '../use-loaded.ts';
import { AskDialog } from './ask-dialog.tsx';
import { listed } from './draft-status.tsx';
import { LoadFailed } from './load-failed.tsx';

/** Who has a draft open changes within seconds. */
const LOOK_AGAIN_MS = 5_000;

/** The publisher's drafts: who changed each last, and who is in it now. */
export function Drafts({ write }: { write: () => void }) {
  const api = session.value?.api;
  const [deleting, setDeleting] = useState<DraftLine>();
  const [isLost, setLost] = useState(false);
  const { value, failed, reload } = useLoaded(async () => api?.drafts(), [api]);
  useEffect(() => {
    const timer = setInterval(() => void (document.hidden || reload()), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const open = async (draft: DraftLine): Promise<void> => {
    const isThere = draft.id === openDraftId.peek() || (await openSavedDraft(draft));
    setLost(!isThere);
    if (!isThere) return;
    forgetAttempt();
    write();
  };
  return (
    <section aria-labelledby="drafts-title">
      <h1 id="drafts-title">{deskTexts.parts.drafts}</h1>
      <p class="desk-quiet">{draftTexts.keptFor}</p>
      {isLost && (
        <p class="desk-problem" role="alert">
          {draftTexts.openFailed}
        </p>
      )}
      {failed && !value && <LoadFailed reload={reload} />}
      {!value && !failed && <p class="desk-quiet">{deskTexts.loading}</p>}
      {value?.drafts.length === 0 && <p class="desk-quiet">{draftTexts.none}</p>}
      <ul class="desk-list">
        {value?.drafts.map((draft) => (
          <DraftRow key={draft.id} draft={draft} open={() => void open(draft)} remove={() => setDeleting(draft)} />
        ))}
      </ul>
      {deleting && (
        <DeleteDialog
          draft={deleting}
          close={() => {
            setDeleting(undefined);
            reload();
          }}
        />
      )}
    </section>
  );
}

function DraftRow({ draft, open, remove }: { draft: DraftLine; open: () => void; remove: () => void }) {
  const { headline, storyId, changedAt, changedBy, editors } = draft;
  const title = headline.trim() || deskTexts.untitled;
  const names = editors.map(({ name, isYou }) => (isYou ? draftTexts.you : (name ?? draftTexts.unnamed)));
  return (
    <li class="desk-item" data-testid="draft">
      <span class="desk-badge">{storyId === null ? deskTexts.kinds.publish : deskTexts.kinds.correct}</span>
      <div class="desk-item-text">
        <p class="desk-item-title" dir="auto">
          {title}
        </p>
        <p class="desk-quiet" dir="auto">
          {draftTexts.changed(changedBy ?? draftTexts.unnamed, bylineTimeText(Date.parse(changedAt)))}
        </p>
        {names.length > 0 && <p class="desk-editors">{draftTexts.openAt(listed(names))}</p>}
      </div>
      <div class="desk-item-acts">
        <button type="button" class="button-small" aria-label={draftTexts.openLabel(title)} onClick={open}>
          {draftTexts.open}
        </button>
        <button type="button" class="button-small" aria-label={draftTexts.deleteLabel(title)} onClick={remove}>
          {draftTexts.remove}
        </button>
      </div>
    </li>
  );
}

function DeleteDialog({ draft, close }: { draft: DraftLine; close: (done: boolean) => void }) {
  const { id, headline, editors } = draft;
  const others = editors.filter(({ isYou }) => !isYou).map(({ name }) => name ?? draftTexts.unnamed);
  return (
    <AskDialog
      title={draftTexts.deleteTitle(headline.trim() || deskTexts.untitled)}
      act={() => deleteSaved(id)}
      close={close}
      buttons={(isBusy) => (
        <>
          <button type="submit" class="button is-grave" disabled={isBusy}>
            {draftTexts.deleteDraft}
          </button>
          <button type="button" class="button" onClick={() => close(false)}>
            {deskTexts.keep}
          </button>
        </>
      )}
    >
      <p class="desk-lead">{draftTexts.deleteLead}</p>
      {others.length > 0 && <p dir="auto">{draftTexts.editing(listed(others), others.length)}</p>}
    </AskDialog>
  );
}

/** Deletes a draft for good; returns why that failed. One that is gone already is deleted. */
async function deleteSaved(id: string): Promise<string | undefined> {
  try {
    if (openDraftId.peek() === id) closeForm();
    await session.peek()?.api.deleteDraft(id);
  } catch (error) {
    if (!(error instanceof DeskFailure)) throw error;
    if (error.status !== 404) return error.message;
  }
  return undefined;
}
