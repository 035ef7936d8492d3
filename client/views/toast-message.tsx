import { COLUMNS_MAX } from '../state/column.ts';
import { SAVED_MAX } from '../state/saved-stories.ts';
import { hideToast, type Toast, undoLast } from '../state/toast.ts';
import { texts } from '../texts.ts';
import { toastTexts } from '../toast-texts.ts';

/** A short message about what was just done, with the way back if there is one. */
export function ToastMessage({ shown }: { shown: Toast }) {
  const text = textOf(shown.kind);
  return (
    <p class="toast" data-testid="toast">
      <span dir="auto">{shown.of === undefined ? text : toastTexts.of(text, shown.of)}</span>
      {shown.undo && (
        <button type="button" class="toast-button" onClick={undoLast} title={toastTexts.undoHint}>
          {toastTexts.undo}
        </button>
      )}
      <button type="button" class="toast-button" onClick={hideToast} aria-label={texts.close}>
        <span aria-hidden="true">×</span>
      </button>
    </p>
  );
}

function textOf(kind: Toast['kind']): string {
  if (kind === 'too-many-columns') return toastTexts.kinds[kind](COLUMNS_MAX);
  return kind === 'too-many-saved' ? toastTexts.kinds[kind](SAVED_MAX) : toastTexts.kinds[kind];
}
