import { type ReadonlySignal, signal } from '@preact/signals';
import type { StorylineAnswer } from '../../shared/wire/http-shapes.ts';

interface Coverage {
  /** The story whose page it stands on. */
  storyId: string;
  /** False until the answer has come, or failed: until then nothing below it has its place. */
  isSettled: boolean;
  answer: StorylineAnswer | undefined;
}

const open = signal<Coverage>({ storyId: '', isSettled: false, answer: undefined });

/** The full coverage of the event that the open story is about. */
export const coverage: ReadonlySignal<Coverage> = open;

/** Another story is open; its coverage is not known yet. */
export function beginCoverage(storyId: string): void {
  if (open.peek().storyId !== storyId) open.value = { storyId, isSettled: false, answer: undefined };
}

/** The coverage has come; null for a story that stands alone. Without an answer what is shown stays. */
export function settleCoverage(storyId: string, answer: StorylineAnswer | null | undefined): void {
  if (open.peek().storyId !== storyId) return;
  open.value = { storyId, isSettled: true, answer: answer === undefined ? open.peek().answer : (answer ?? undefined) };
}
