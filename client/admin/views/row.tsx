import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

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
  const asked = acts.find(({ text }) => text === open);
  return (
    <li data-testid="row">
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
      {asked?.form?.(() => setOpen(undefined))}
    </li>
  );
}
