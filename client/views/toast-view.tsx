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
            {shown.of === undefined ? texts.toasts[shown.kind] : texts.toastOf(texts.toasts[shown.kind], shown.of)}
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
