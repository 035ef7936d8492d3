import { storyPageTexts } from '../story-page-texts.ts';

interface Props {
  problem: string | undefined;
  close: () => void;
  submit: string;
  testId: string;
  isDisabled: boolean;
}

/** The end of a small form: the error, a cancel button and the submit button. */
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
          {storyPageTexts.cancel}
        </button>
        <button type="submit" class="button" data-testid={testId} disabled={isDisabled}>
          {submit}
        </button>
      </div>
    </>
  );
}
