import { type ReadonlySignal, signal } from '@preact/signals';
import type { AudienceMessage } from '../../shared/wire/socket-events.ts';

interface StoryAudience {
  storyId: string;
  readers: number;
}

const story = signal<StoryAudience | undefined>(undefined);

/** How many have a story open, and which; undefined while nobody has said. */
export const storyAudience: ReadonlySignal<StoryAudience | undefined> = story;

/** The server has counted; how many readers there are in all is not shown here. */
export function showAudience({ storyId, readers }: AudienceMessage): void {
  if (storyId !== undefined) story.value = { storyId, readers };
}

/** No story is open, or nobody counts at the moment. */
export function forgetStoryAudience(): void {
  story.value = undefined;
}
