import { adminTexts } from '../admin-texts.ts';
import { sayOutcome } from '../state/part.ts';

/** A secret that is shown this one time, to be copied. */
export function OnceShown({ note, secret, testid }: { note: string; secret: string; testid: string }) {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(secret);
    sayOutcome(adminTexts.copied);
  };
  return (
    <div class="made-key" data-testid={testid}>
      <p>{note}</p>
      <code>{secret}</code>
      {/* Only where the page came by https, or from this machine. */}
      {navigator.clipboard && (
        <button class="button-small" type="button" onClick={() => void copy()}>
          {adminTexts.copy}
        </button>
      )}
    </div>
  );
}
