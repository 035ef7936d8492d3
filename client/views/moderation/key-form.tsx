import type { TargetedSubmitEvent } from 'preact';
import { openModeration } from '../../actions/moderate.ts';
import { moderationTexts } from '../../moderation-texts.ts';
import { moderationProblem, moderatorKey } from '../../state/moderation.ts';

/** Asks for a moderator's API key. */
export function KeyForm() {
  const problem = moderationProblem.value;
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
      <button type="submit" class="button" data-testid="open-moderation" disabled={isTrying}>
        {isTrying ? moderationTexts.checking : moderationTexts.open}
      </button>
    </form>
  );
}

function open(event: TargetedSubmitEvent<HTMLFormElement>): void {
  event.preventDefault();
  void openModeration(String(new FormData(event.currentTarget).get('key') ?? ''));
}
