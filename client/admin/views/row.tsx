import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';

/** Something that can be done with a row: at once, or after its form was filled in. */
export interface RowAct {
  text: string;
  run?: () => void;
  form?: (close: () => void) => ComponentChildren;
}

interface Props {
  title: ComponentChildren;
  facts: (string | false | null | undefined)[];
  /** What is wrong with it. */
  error?: string | undefined;
  acts: RowAct[];
  children?: ComponentChildren;
}

/** A row of a list: what it is, what is known of it, and what can be done with it. */
export function Row({ title, facts, error, acts, children }: Props) {
  const [open, setOpen] = useState<string>();
  const row = useRef<HTMLLIElement>(null);
  const asked = acts.find(({ text }) => text === open);
  const close = (): void => {
    // Cancelling returns the focus to the button that opened the form; an act moves it to its outcome.
    const opener = row.current?.querySelector<HTMLElement>('.row-head [aria-expanded="true"]');
    if (row.current?.contains(document.activeElement)) opener?.focus();
    setOpen(undefined);
  };
  return (
    <li ref={row} data-testid="row">
      <div class="row-head">
        <div class="row-what">
          <strong>{title}</strong>
          <p class="note">{facts.filter(Boolean).join(' · ')}</p>
          {error !== undefined && <p class="error">{error}</p>}
          {children}
        </div>
        <div class="row-acts">
          {acts.map(({ text, run, form }) => (
            <button
              key={text}
              class="button-small"
              type="button"
              aria-expanded={form ? text === open : undefined}
              onClick={run ?? (() => setOpen(text === open ? undefined : text))}
            >
              {text}
            </button>
          ))}
        </div>
      </div>
      {asked?.form?.(close)}
    </li>
  );
}
