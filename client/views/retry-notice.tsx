import { texts } from '../texts.ts';

/** That something did not come, and a way to try again. */
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
