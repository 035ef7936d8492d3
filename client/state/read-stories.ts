import { type ReadonlySignal, signal } from '@preact/signals';
import { onStoredElsewhere, readStored, writeStored } from './stored.ts';

const NAME = 'read';
const READ_MAX = 3_000;
const ids = signal<ReadonlySet<string>>(stored());

/** The stories that the reader has opened or marked as read. */
export const readStories: ReadonlySignal<ReadonlySet<string>> = ids;

onStoredElsewhere(NAME, () => {
  ids.value = stored();
});

/** Marks a story as read. */
export function markRead(id: string): void {
  if (!ids.peek().has(id)) keep([...ids.peek(), id]);
}

/** Marks a story as unread again. */
export function markUnread(id: string): void {
  keep([...ids.peek()].filter((other) => other !== id));
}

function keep(list: string[]): void {
  const newest = list.slice(-READ_MAX);
  ids.value = new Set(newest);
  writeStored(NAME, newest);
}

function stored(): ReadonlySet<string> {
  const list = readStored(NAME);
  return new Set(Array.isArray(list) ? list.filter((id) => typeof id === 'string') : []);
}
