import { useState } from 'preact/hooks';
import { muteTexts } from '../mute-texts.ts';
import { now } from '../state/clock.ts';
import { showDialog } from '../state/dialog.ts';
import type { Mute } from '../state/mute.ts';
import { addMute, mutes, removeMute } from '../state/mutes.ts';
import { texts } from '../texts.ts';
import { toastTexts } from '../toast-texts.ts';
import { Modal } from './modal.tsx';
import { MuteWordsForm } from './mute-words-form.tsx';
import { bylineTimeText } from './time-text.ts';

/** The list of mutes; one that is removed stays in its place, for second thoughts, until the dialog closes. */
export function MutesDialog() {
  const standing = mutes.value;
  // As they stood when the dialog opened, which keeps the order.
  const [list] = useState<readonly Mute[]>(standing);
  return (
    <Modal title={texts.mutes} close={() => showDialog(null)}>
      <MuteWordsForm />
      {list.length === 0 && <p>{muteTexts.mutesNone}</p>}
      <ul class="mutes">
        {list.map((mute) => (
          <MuteItem
            key={`${mute.kind} ${mute.of}`}
            mute={mute}
            isMuted={standing.some((other) => isSame(other, mute))}
          />
        ))}
      </ul>
    </Modal>
  );
}

function MuteItem({ mute, isMuted }: { mute: Mute; isMuted: boolean }) {
  const until =
    mute.until === null || mute.until < now.value ? muteTexts.forEver : muteTexts.until(bylineTimeText(mute.until));
  return (
    <li>
      <span dir="auto">
        {muteTexts.muteKinds[mute.kind]}: {mute.label}
      </span>
      <span class="count" role="status">
        {isMuted ? until : muteTexts.unmuted}
      </span>
      <button type="button" class="button-small" onClick={() => (isMuted ? removeMute(mute) : addMute(mute))}>
        {isMuted ? muteTexts.unmute : toastTexts.undo}
      </button>
    </li>
  );
}

function isSame(one: Mute, other: Mute): boolean {
  return one.kind === other.kind && one.of === other.of;
}
