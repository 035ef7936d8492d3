import type { TargetedEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { REASON_MAX_CHARACTERS } from '../../shared/domain/comment.ts';
import type { Outcome } from '../actions/report-outcome.ts';
import { FormFoot } from './form-foot.tsx';

interface Props {
  title: string;
  label: string;
  submit: string;
  /** The message after sending. */
  done: string;
  send: (reason: string) => Outcome;
  close: () => void;
}

/** A form that reports something to the moderators, with an optional reason. */
export function ReportForm({ title, label, submit, done, send, close }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isDone, setDone] = useState(false);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => input.current?.focus(), []);
  const report = async (): Promise<void> => {
    setBusy(true);
    const wrong = await send(reason.trim());
    setBusy(false);
    setProblem(wrong);
    setDone(wrong === undefined);
  };
  const onSubmit = (event: TargetedEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!isBusy) void report();
  };
  if (isDone) {
    return (
      <p class="comment-hint" role="status" data-testid="report-sent">
        {done}
      </p>
    );
  }
  return (
    <form class="comment-form" aria-label={title} onSubmit={onSubmit}>
      <label class="name-box">
        <span>{label}</span>
        <input
          type="text"
          ref={input}
          maxLength={REASON_MAX_CHARACTERS}
          value={reason}
          dir="auto"
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <FormFoot problem={problem} close={close} submit={submit} testId="send-report" isDisabled={isBusy} />
    </form>
  );
}
