import type { ComponentChildren } from 'preact';

/** A form that is folded under the name of what it adds. */
export function Adder({ text, children }: { text: string; children: ComponentChildren }) {
  return (
    <details class="adder">
      <summary class="button-small is-main">{text}</summary>
      {children}
    </details>
  );
}
