import { type ReadonlySignal, signal } from '@preact/signals';

interface Sought {
  storyId: string;
  text: string;
}

const sought = signal<Sought | null>(null);

/** The sentence that the reader asked to see, in a story that may not be open yet. */
export const soughtSentence: ReadonlySignal<Sought | null> = sought;

/** Asks to show a sentence of a story. */
export function seekSentence(storyId: string, text: string): void {
  sought.value = { storyId, text };
}
