import type { TargetedSubmitEvent } from 'preact';
import { useId } from 'preact/hooks';
import { muteTexts } from '../mute-texts.ts';
import { showDialog } from '../state/dialog.ts';
import { muteOfText } from '../state/muted-words.ts';
import { draftMute } from '../state/mutes.ts';

/** Asks for a word or phrase to mute; how long, and what that would hide, is the next question. */
export function MuteWordsForm() {
  const id = useId();
  return (
    <form class="mute-words" onSubmit={draft}>
      <label for={id}>{muteTexts.muteWords}</label>
      <input id={id} name="words" data-testid="mute-words" maxLength={80} required autocomplete="off" />
      <button type="submit" class="button">
        {muteTexts.muteWordsNext}
      </button>
    </form>
  );
}

function draft(event: TargetedSubmitEvent<HTMLFormElement>): void {
  event.preventDefault();
  const mute = muteOfText(String(new FormData(event.currentTarget).get('words') ?? ''));
  if (!mute) return;
  showDialog(null);
  draftMute(mute);
}
