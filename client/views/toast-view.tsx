import { toast } from '../state/toast.ts';
import { Lazy } from './lazy.tsx';

const message = () => import('./toast-message.tsx').then(({ ToastMessage }) => ToastMessage);

/** The place of short messages about what was just done: always there, so that screen readers hear what comes in. */
export function ToastView() {
  return (
    <div class="toast-place" role="status">
      {toast.value && <Lazy load={message} props={{ shown: toast.value }} />}
    </div>
  );
}
