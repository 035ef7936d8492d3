import { type ReadonlySignal, signal } from '@preact/signals';
import type { StoryCard } from '../../shared/domain/story.ts';

interface Further {
  /** The story on whose page they are offered. */
  storyId: string;
  stories: readonly StoryCard[];
}

const shown = signal<Further | null>(null);

/** Further stories of the open story's topics; null until they are known. */
export const further: ReadonlySignal<Further | null> = shown;

/** Shows further stories. */
export function showFurther(next: Further): void {
  shown.value = next;
}
