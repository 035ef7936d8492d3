import { type ReadonlySignal, signal } from '@preact/signals';
import type { AudienceMessage } from '../../shared/contract/socket-events.ts';

interface StoryAudience {
  storyId: string;
  readers: number;
}

const story = signal<StoryAudience | undefined>(undefined);

/** The open story and its number of readers; undefined while unknown. */
export const storyAudience: ReadonlySignal<StoryAudience | undefined> = story;

/** Sets the open story's number of readers; the site-wide count is not shown here. */
export function showAudience({ storyId, readers }: AudienceMessage): void {
  if (storyId !== undefined) story.value = { storyId, readers };
}

/** Clears the count: no story is open, or the connection is down. */
export function forgetStoryAudience(): void {
  story.value = undefined;
}
