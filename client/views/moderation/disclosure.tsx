import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { moderationTexts } from '../../moderation-texts.ts';

interface Props {
  label: string;
  testId: string;
  /** Draws what is disclosed; gets a function that hides it again. */
  children: (close: () => void) => ComponentChildren;
}

/** A button that shows a form below it, and hides it again. */
export function Disclosure({ label, testId, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="link-button"
        data-testid={testId}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? moderationTexts.cancel : label}
      </button>
      {isOpen && children(() => setOpen(false))}
    </>
  );
}
