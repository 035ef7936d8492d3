import { type ReadonlySignal, signal } from '@preact/signals';
import type { ReportNews } from '../../shared/contract/storyline-shapes.ts';
import type { StoryCard } from '../../shared/domain/story.ts';

/** The stories that were published while the reader was away. */
export interface Missed {
  /** How many there are. */
  stories: number;
  /** Their storylines, most covered first. */
  top: readonly StoryCard[];
  /** What is new in those that the reader had seen, by storyline. */
  news: ReadonlyMap<string, ReportNews>;
  /** The last visit, in milliseconds since 1970. */
  since: number;
}

const missed = signal<Missed | null>(null);

/** The missed stories, until the reader dismisses them. */
export const missedStories: ReadonlySignal<Missed | null> = missed;

/** Shows the missed stories. */
export function showMissed(found: Missed): void {
  missed.value = found;
}

/** Dismisses the missed stories. */
export function forgetMissed(): void {
  missed.value = null;
}
