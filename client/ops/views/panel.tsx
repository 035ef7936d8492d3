import type { ComponentChildren } from 'preact';

interface PanelProps {
  name: string;
  testid: string;
  note?: string;
  children: ComponentChildren;
}

/** A titled part of the page. */
export function Panel({ name, testid, note, children }: PanelProps) {
  const id = `panel-${testid}`;
  return (
    <section class="panel" aria-labelledby={id} data-testid={testid}>
      <h2 id={id}>{name}</h2>
      {note !== undefined && <p class="note">{note}</p>}
      {children}
    </section>
  );
}
