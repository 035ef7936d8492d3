import { useEffect, useState } from 'preact/hooks';
import { cancelMute, type MutePreview, muteFor, previewMute } from '../actions/mute.ts';
import { muteTexts } from '../mute-texts.ts';
import { muteDraft } from '../state/mutes.ts';
import { texts } from '../texts.ts';
import { Modal } from './modal.tsx';

const HOUR_MS = 3_600_000;
const PERIODS = [
  [muteTexts.muteHour, HOUR_MS],
  [muteTexts.muteDay, 24 * HOUR_MS],
  [muteTexts.muteWeek, 7 * 24 * HOUR_MS],
  [muteTexts.forEver, null],
] as const;

function previewText({ stories, of }: MutePreview): string {
  return of === undefined ? muteTexts.mutePreview(stories) : muteTexts.mutePreviewOf(stories, of);
}

/** Asks how long to mute something, and shows what that would have hidden. */
export function MuteDialog() {
  const draft = muteDraft.value;
  const [preview, setPreview] = useState<MutePreview>();
  useEffect(() => {
    if (draft) void previewMute(draft.mute).then(setPreview);
  }, [draft]);
  if (!draft) return null;
  return (
    <Modal title={texts.muteThis[draft.mute.kind](draft.mute.label)} close={cancelMute}>
      <p class="mute-preview" data-testid="mute-preview">
        {preview ? previewText(preview) : texts.loading}
      </p>
      <ul class="mute-sample">
        {preview?.headlines.map((headline) => (
          <li key={headline} dir="auto">
            {headline}
          </li>
        ))}
      </ul>
      <div class="mute-periods">
        {PERIODS.map(([label, milliseconds]) => (
          <button type="button" class="button" key={label} onClick={() => muteFor(milliseconds)}>
            {label}
          </button>
        ))}
      </div>
    </Modal>
  );
}
