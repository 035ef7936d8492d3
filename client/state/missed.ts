import { type ReadonlySignal, signal } from '@preact/signals';
import type { StoryCard } from '../../shared/domain/story.ts';

/** What happened while the reader was away. */
export interface Missed {
  /** How many stories came. */
  stories: number;
  /** Their storylines, most covered first. */
  top: readonly StoryCard[];
  /** Since when, in milliseconds since 1970. */
  since: number;
}

const missed = signal<Missed | null>(null);

/** What the reader missed, until they put it away. */
export const missedStories: ReadonlySignal<Missed | null> = missed;

/** Shows what was missed. */
export function showMissed(found: Missed): void {
  missed.value = found;
}

/** Puts it away. */
export function forgetMissed(): void {
  missed.value = null;
}
