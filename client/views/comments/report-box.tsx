import type { TargetedEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Comment, REASON_MAX_CHARACTERS } from '../../../shared/domain/comment.ts';
import { callModerator } from '../../actions/write-comment.ts';
import { texts } from '../../texts.ts';

/** Calls a moderator, with a reason or without. */
export function ReportBox({ comment, close }: { comment: Comment; close: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isDone, setDone] = useState(false);
  useEffect(() => input.current?.focus(), []);
  const report = async (): Promise<void> => {
    const wrong = await callModerator(comment.id, reason.trim());
    setProblem(wrong);
    setDone(wrong === undefined);
  };
  const submit = (event: TargetedEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void report();
  };
  if (isDone) {
    return (
      <p class="comment-hint" role="status">
        {texts.storyPage.reported}
      </p>
    );
  }
  return (
    <form class="comment-form" aria-label={texts.storyPage.reportTitle} onSubmit={submit}>
      <label class="name-box">
        <span>{texts.storyPage.reportReason}</span>
        <input
          type="text"
          ref={input}
          maxLength={REASON_MAX_CHARACTERS}
          value={reason}
          dir="auto"
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      {problem !== undefined && (
        <p class="comment-problem" role="alert">
          {problem}
        </p>
      )}
      <div class="comment-form-foot">
        <button type="button" class="link-button" onClick={close}>
          {texts.storyPage.cancel}
        </button>
        <button type="submit" class="button" data-testid="send-report">
          {texts.storyPage.report}
        </button>
      </div>
    </form>
  );
}
