import { muteTexts } from '../mute-texts.ts';
import { now } from '../state/clock.ts';
import { showDialog } from '../state/dialog.ts';
import { mutes, removeMute } from '../state/mutes.ts';
import { texts } from '../texts.ts';
import { Modal } from './modal.tsx';
import { bylineTimeText } from './time-text.ts';

/** The list of mutes, each with a button to remove it. */
export function MutesDialog() {
  const list = mutes.value;
  return (
    <Modal title={texts.mutes} close={() => showDialog(null)}>
      {list.length === 0 && <p>{muteTexts.mutesNone}</p>}
      <ul class="mutes">
        {list.map((mute) => (
          <li key={`${mute.kind} ${mute.of}`}>
            <span dir="auto">
              {muteTexts.muteKinds[mute.kind]}: {mute.label}
            </span>
            <span class="count">
              {mute.until === null || mute.until < now.value
                ? muteTexts.forEver
                : muteTexts.until(bylineTimeText(mute.until))}
            </span>
            <button type="button" class="button-small" onClick={() => removeMute(mute)}>
              {muteTexts.unmute}
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
