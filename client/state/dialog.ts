import { type ReadonlySignal, signal } from '@preact/signals';

export type Dialog = 'help' | 'more' | 'mutes' | null;
const open = signal<Dialog>(null);
const peeked = signal<ReadonlySet<string>>(new Set());

/** The dialog that is open. */
export const openDialog: ReadonlySignal<Dialog> = open;
/** Muted rows whose stories the reader looks at all the same. */
export const peekedRows: ReadonlySignal<ReadonlySet<string>> = peeked;

/** Opens a dialog, or closes the one that is open. */
export function showDialog(dialog: Dialog): void {
  open.value = dialog;
}

/** Shows what a mute hides, or hides it again. */
export function togglePeek(storyId: string): void {
  const next = new Set(peeked.peek());
  if (!next.delete(storyId)) next.add(storyId);
  peeked.value = next;
}
