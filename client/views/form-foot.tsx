import { texts } from '../texts.ts';

interface Props {
  problem: string | undefined;
  close: () => void;
  submit: string;
  testId: string;
  isDisabled: boolean;
}

/** The end of a small form: what was wrong, the way out, and the button that sends it. */
export function FormFoot({ problem, close, submit, testId, isDisabled }: Props) {
  return (
    <>
      {problem !== undefined && (
        <p class="comment-problem" role="alert">
          {problem}
        </p>
      )}
      <div class="comment-form-foot">
        <button type="button" class="link-button" onClick={close}>
          {texts.storyPage.cancel}
        </button>
        <button type="submit" class="button" data-testid={testId} disabled={isDisabled}>
          {submit}
        </button>
      </div>
    </>
  );
}
