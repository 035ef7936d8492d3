import { type ReadonlySignal, signal } from '@preact/signals';

/** What a short message at the edge of the page says. */
export interface Toast {
  kind:
    | 'alerts-on'
    | 'alerts-off'
    | 'column-removed'
    | 'columns-replaced'
    | 'link-copied'
    | 'link-not-copied'
    | 'muted'
    | 'too-many-columns'
    | 'too-many-saved';
  /** What it is about. */
  of?: string;
  /** Takes back what was done; absent where nothing was. */
  undo?: () => void;
}

const SHOWN_MS = 10_000;
const shown = signal<Toast | null>(null);
let ending: ReturnType<typeof setTimeout> | undefined;

/** The message that is shown. */
export const toast: ReadonlySignal<Toast | null> = shown;

/** Shows a message for ten seconds, in place of the one before. */
export function showToast(next: Toast): void {
  clearTimeout(ending);
  shown.value = next;
  ending = setTimeout(hideToast, SHOWN_MS);
}

/** Takes the message away. */
export function hideToast(): void {
  clearTimeout(ending);
  shown.value = null;
}

/** Takes back what the message is about, as long as it is shown. */
export function undoLast(): void {
  const undo = shown.peek()?.undo;
  if (!undo) return;
  hideToast();
  undo();
}
