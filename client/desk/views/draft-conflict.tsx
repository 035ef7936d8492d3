import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { DraftAnswer } from '../../../shared/contract/draft-shapes.ts';
import { ChangedFields } from '../../views/changed-fields.tsx';
import { draft, draftBefore, draftFormat } from '../draft.ts';
import { draftTexts } from '../draft-texts.ts';
import { keepMine, takeTheirs } from '../drafts/open-draft.ts';
import { fromSaved } from '../drafts/saved-fields.ts';
import { compareDrafts } from './draft-changes.tsx';

/** Both texts of a draft that two people have changed, word by word; one is chosen, and none is lost unseen. */
export function DraftConflict({ theirs }: { theirs: DraftAnswer }) {
  const mine = draft.value;
  const before = draftBefore.value;
  const isHtml = draftFormat.value === 'html';
  const here = useRef<HTMLElement>(null);
  useEffect(() => here.current?.scrollIntoView({ block: 'nearest' }), []);
  const fields = useMemo(
    () => compareDrafts(fromSaved(theirs.fields, before), mine, isHtml),
    [theirs, before, mine, isHtml],
  );
  return (
    <section ref={here} class="desk-notice changes" aria-labelledby="conflict-title" data-testid="conflict">
      <h2 id="conflict-title" dir="auto">
        <span role="alert">{draftTexts.conflict(theirs.changedBy ?? draftTexts.unnamed)}</span>
      </h2>
      <p>{draftTexts.conflictLead}</p>
      <ChangedFields fields={fields} language={null} />
      <div class="desk-foot">
        <button type="button" class="button" onClick={keepMine}>
          {draftTexts.keepMine}
        </button>
        <button type="button" class="button" onClick={() => takeTheirs()}>
          {draftTexts.takeTheirs}
        </button>
      </div>
    </section>
  );
}
