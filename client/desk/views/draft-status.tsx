import { locale } from '../../locale.ts';
import { draftTexts } from '../draft-texts.ts';
import { conflict, isUnsaved, otherEditors, type SaveState, saveState } from '../drafts/open-draft.ts';
import { saveAsNew } from '../drafts/use-draft.ts';
import { DraftConflict } from './draft-conflict.tsx';

/** Whether what is typed is saved, who else is there, and what keeps it from being saved. */
export function DraftStatus() {
  const state = saveState.value;
  const isHere = isUnsaved.value || state.is !== 'none';
  return (
    <>
      {isHere && (
        <p class={`desk-saved is-${state.is}`} role="status" data-testid="save-state">
          {textOf(state)}
        </p>
      )}
      <Editors />
      {state.is === 'gone' && (
        <div class="desk-notice" role="alert">
          <p>{draftTexts.gone}</p>
          <button type="button" class="button-small" onClick={saveAsNew}>
            {draftTexts.saveAsNew}
          </button>
        </div>
      )}
      {conflict.value && <DraftConflict theirs={conflict.value} />}
    </>
  );
}

function Editors() {
  const others = otherEditors.value;
  const names = others.filter(({ isYou }) => !isYou).map(({ name }) => name ?? draftTexts.unnamed);
  return (
    <p class="desk-editors" role="status" data-testid="editors">
      {names.length > 0 && <strong dir="auto">{draftTexts.editing(listed(names), names.length)}</strong>}
      {others.some(({ isYou }) => isYou) && <span>{draftTexts.elsewhere}</span>}
    </p>
  );
}

/** “Ana, Ben and Cleo”, as the language lists names. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}

function textOf(state: SaveState): string {
  if (state.is === 'failed') return draftTexts.notSaved(state.why);
  if (state.is === 'saved') return draftTexts.saved;
  if (state.is === 'gone') return draftTexts.notSaved(draftTexts.goneShort);
  return conflict.value ? draftTexts.notSaved(draftTexts.changedMeanwhile) : draftTexts.saving;
}
