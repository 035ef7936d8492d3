import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  act: () => Promise<void>;
  testId: string;
  isSmall?: boolean;
  /** Where the text alone does not say what it is about. */
  label?: string;
  children: ComponentChildren;
}

/** A button whose action takes a while, during which it cannot be pressed again. */
export function BusyButton({ act, testId, isSmall = false, label, children }: Props) {
  const [isBusy, setBusy] = useState(false);
  const press = async (): Promise<void> => {
    setBusy(true);
    await act();
    setBusy(false);
  };
  return (
    <button
      type="button"
      class={isSmall ? 'button-small' : 'button'}
      data-testid={testId}
      aria-label={label}
      disabled={isBusy}
      onClick={() => void press()}
    >
      {children}
    </button>
  );
}
