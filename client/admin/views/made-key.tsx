import { adminTexts } from '../admin-texts.ts';
import { listed } from '../state/lists.ts';
import { sayOutcome } from '../state/part.ts';

/** The key that was just made: this is the only time that it is shown. */
export function MadeKey() {
  const made = listed('made');
  if (!made) return null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(made.key);
    sayOutcome(adminTexts.copied);
  };
  return (
    <div class="made-key" data-testid="made-key">
      <p>{adminTexts.keyOnce}</p>
      <code>{made.key}</code>
      {/* Only where the page came by https, or from this machine. */}
      {navigator.clipboard && (
        <button class="button-small" type="button" onClick={() => void copy()}>
          {adminTexts.copy}
        </button>
      )}
    </div>
  );
}
