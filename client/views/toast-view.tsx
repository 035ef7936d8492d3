import { COLUMNS_MAX } from '../state/column.ts';
import { hideToast, toast, undoLast } from '../state/toast.ts';
import { texts } from '../texts.ts';

/** A short message about what was just done; its region is always there, so that screen readers hear what comes in. */
export function ToastView() {
  const shown = toast.value;
  return (
    <div class="toast-place" role="status">
      {shown && (
        <p class="toast" data-testid="toast">
          <span dir="auto">
            {shown.of === undefined ? toastText(shown.kind) : texts.toastOf(toastText(shown.kind), shown.of)}
          </span>
          {shown.undo && (
            <button type="button" class="toast-button" onClick={undoLast} title={texts.undoHint}>
              {texts.undo}
            </button>
          )}
          <button type="button" class="toast-button" onClick={hideToast} aria-label={texts.close}>
            <span aria-hidden="true">×</span>
          </button>
        </p>
      )}
    </div>
  );
}

function toastText(kind: keyof typeof texts.toasts): string {
  return kind === 'too-many-columns' ? texts.toasts[kind](COLUMNS_MAX) : texts.toasts[kind];
}
