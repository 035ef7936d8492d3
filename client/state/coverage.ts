import { type ReadonlySignal, signal } from '@preact/signals';
import type { StorylineAnswer } from '../../shared/contract/http-shapes.ts';

interface Coverage {
  /** The story whose page shows it. */
  storyId: string;
  /** False until the answer has come or failed: until then, nothing below it has a final position. */
  isSettled: boolean;
  answer: StorylineAnswer | undefined;
}

const open = signal<Coverage>({ storyId: '', isSettled: false, answer: undefined });

/** The full coverage of the open story's event. */
export const coverage: ReadonlySignal<Coverage> = open;

/** Resets the coverage for another story. */
export function beginCoverage(storyId: string): void {
  if (open.peek().storyId !== storyId) open.value = { storyId, isSettled: false, answer: undefined };
}

/** Sets the coverage; null for a single story. When undefined (failed), the earlier coverage stays. */
export function settleCoverage(storyId: string, answer: StorylineAnswer | null | undefined): void {
  if (open.peek().storyId !== storyId) return;
  open.value = { storyId, isSettled: true, answer: answer === undefined ? open.peek().answer : (answer ?? undefined) };
}
