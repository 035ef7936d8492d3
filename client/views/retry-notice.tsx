import { texts } from '../texts.ts';

/** A message that something failed, with a retry button. */
export function RetryNotice({ text, retry }: { text: string; retry: () => void }) {
  return (
    <div class="small-notice" role="alert">
      <p>{text}</p>
      <button type="button" class="button" onClick={retry}>
        {texts.retry}
      </button>
    </div>
  );
}
