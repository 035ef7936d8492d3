import { useRef, useState } from 'preact/hooks';
import { REASON_MAX_CHARACTERS } from '../../../shared/domain/comment.ts';
import { act } from '../../actions/moderate.ts';
import { moderationTexts } from '../../moderation-texts.ts';
import type { ModerationAct } from '../../net/moderation-api.ts';

/** An action to choose. */
export interface Choice {
  label: string;
  act: ModerationAct;
  /** Why the action is not possible now. */
  hindrance?: string | undefined;
}

interface Props {
  choices: readonly Choice[];
  /** Called after an action was done. */
  done?: () => void;
}

/** A field for the reason and a button for each action; the first is the most usual. */
export function ActForm({ choices, done }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const choose = async (choice: Choice): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const wrong = choice.hindrance ?? (await act(choice.act, input.current?.value ?? ''));
    setBusy(false);
    setProblem(wrong);
    if (wrong === moderationTexts.reasonMissing) input.current?.focus();
    if (wrong === undefined) done?.();
  };
  const [first] = choices;
  return (
    <form
      class="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (first) void choose(first);
      }}
    >
      <label class="field">
        <span class="field-label">{moderationTexts.reason}</span>
        <input
          type="text"
          ref={input}
          data-testid="act-reason"
          maxLength={REASON_MAX_CHARACTERS}
          placeholder={moderationTexts.reasonHint}
          dir="auto"
          aria-invalid={problem === moderationTexts.reasonMissing}
        />
      </label>
      {problem !== undefined && (
        <p class="comment-problem" role="alert">
          {problem}
        </p>
      )}
      <p class="acts">
        {choices.map((choice) => (
          <button
            type="button"
            class={choice === first ? 'button-small is-first' : 'button-small'}
            key={choice.act.what}
            data-testid={`act-${choice.act.what}`}
            onClick={() => void choose(choice)}
          >
            {choice.label}
          </button>
        ))}
      </p>
    </form>
  );
}
