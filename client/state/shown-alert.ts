import { type ReadonlySignal, signal } from '@preact/signals';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { Column } from './column.ts';

/** What the strip over the page shows: the newest story that called, and how many did. */
interface ShownAlert {
  column: Column;
  story: StoryCard;
  count: number;
}

const shown = signal<ShownAlert | null>(null);

/** The alert in the strip; null when there is none. */
export const shownAlert: ReadonlySignal<ShownAlert | null> = shown;

/** Shows an alert in place of the last; null for none. */
export function showAlert(alert: ShownAlert | null): void {
  shown.value = alert;
}
