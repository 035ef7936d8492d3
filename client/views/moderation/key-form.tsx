import type { TargetedSubmitEvent } from 'preact';
import { openDesk } from '../../actions/moderate.ts';
import { moderationTexts } from '../../moderation-texts.ts';
import { deskProblem, moderatorKey } from '../../state/moderation.ts';

/** Asks for the key that opens the desk. */
export function KeyForm() {
  const problem = deskProblem.value;
  const isTrying = moderatorKey.value !== undefined && problem === undefined;
  return (
    <form class="key-form" onSubmit={open}>
      <label class="name-box">
        <span>{moderationTexts.keyLabel}</span>
        <input type="password" name="key" data-testid="moderator-key" required autocomplete="off" spellcheck={false} />
        <small>{moderationTexts.keyHint}</small>
      </label>
      {problem !== undefined && (
        <p class="comment-problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="button" data-testid="open-desk" disabled={isTrying}>
        {isTrying ? moderationTexts.checking : moderationTexts.open}
      </button>
    </form>
  );
}

function open(event: TargetedSubmitEvent<HTMLFormElement>): void {
  event.preventDefault();
  void openDesk(String(new FormData(event.currentTarget).get('key') ?? ''));
}
