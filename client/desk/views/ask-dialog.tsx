import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface Props {
  title: string;
  children: ComponentChildren;
  /** Does it; returns why that failed. */
  act: () => Promise<string | undefined>;
  close: (done: boolean) => void;
  /** The buttons; they are disabled while it is done. */
  buttons: (isBusy: boolean) => ComponentChildren;
}

/** A dialog that asks before something is done, and stays with the reason when that fails. */
export function AskDialog({ title, children, act, close, buttons }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const failure = await act();
    setBusy(false);
    setProblem(failure);
    if (failure === undefined) close(true);
  };
  return (
    <dialog class="desk-dialog" ref={dialog} aria-labelledby="ask-title" onClose={() => close(false)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h2 id="ask-title" dir="auto">
          {title}
        </h2>
        {children}
        {problem && (
          <p class="desk-problem" role="alert">
            {problem}
          </p>
        )}
        <div class="desk-foot">{buttons(isBusy)}</div>
      </form>
    </dialog>
  );
}
