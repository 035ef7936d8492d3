import { deskTexts } from '../desk-texts.ts';

/** Says that something could not be loaded, and tries again. */
export function LoadFailed({ reload }: { reload: () => void }) {
  return (
    <p class="desk-problem" role="alert">
      {deskTexts.loadFailed}{' '}
      <button type="button" class="button-small" onClick={reload}>
        {deskTexts.retry}
      </button>
    </p>
  );
}
