import { type ReadonlySignal, signal } from '@preact/signals';

const current = signal<string | undefined>(undefined);

/** The id of the post that is edited in its place; meanwhile there is no form for a new one. */
export const editedPost: ReadonlySignal<string | undefined> = current;

/** Opens a post for editing; undefined closes it. */
export function editPost(id: string | undefined): void {
  current.value = id;
}
