import { type ReadonlySignal, signal } from '@preact/signals';
import { onStoredElsewhere, readStored, writeStored } from './stored.ts';

const NAME = 'read-revisions';
const KEPT_MAX = 1_000;

interface ReadRevision {
  id: string;
  revision: number;
}

const known = signal<ReadonlyMap<string, number>>(stored());

/** The revision of each story that the reader has last opened, saved or been alerted to; the latest come last. */
export const readRevisions: ReadonlySignal<ReadonlyMap<string, number>> = known;

onStoredElsewhere(NAME, () => {
  known.value = stored();
});

/** Notes that the reader has this revision of a story; an older one changes nothing. */
export function noteRevision(id: string, revision: number): void {
  const before = known.peek();
  if ((before.get(id) ?? 0) >= revision) return;
  const list = [...before].filter(([other]) => other !== id);
  const newest = [...list, [id, revision] as const].slice(-KEPT_MAX);
  known.value = new Map(newest);
  writeStored(
    NAME,
    newest.map(([storyId, last]): ReadRevision => ({ id: storyId, revision: last })),
  );
}

function stored(): ReadonlyMap<string, number> {
  const list = readStored(NAME);
  return new Map(Array.isArray(list) ? list.filter(isReadRevision).map(({ id, revision }) => [id, revision]) : []);
}

function isReadRevision(value: unknown): value is ReadRevision {
  const { id, revision } = (value ?? {}) as Partial<ReadRevision>;
  return typeof id === 'string' && typeof revision === 'number';
}
