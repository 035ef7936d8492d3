import { type ReadonlySignal, signal } from '@preact/signals';

const names = signal<ReadonlyMap<string, string>>(new Map());

/** The names of all publishers seen so far, by id. */
export const publisherNames: ReadonlySignal<ReadonlyMap<string, string>> = names;

/** Remembers publishers' names. */
export function learnPublishers(publishers: readonly { id: string; name: string }[]): void {
  const unknown = publishers.filter(({ id, name }) => names.peek().get(id) !== name);
  if (unknown.length > 0) {
    names.value = new Map([...names.peek(), ...unknown.map(({ id, name }) => [id, name] as const)]);
  }
}
