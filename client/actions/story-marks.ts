import type { StoryCard } from '../../shared/domain/story.ts';
import { fetchStory } from '../net/stories-api.ts';
import { markRead, markUnread, readStories } from '../state/read-stories.ts';
import { isSaved, toggleSaved } from '../state/saved-stories.ts';

/** Keeps a story for later, with its text where the browser can keep it, or no longer. */
export function saveStory(card: StoryCard): void {
  toggleSaved(card);
  // Reading it once puts it where it can be read without a network.
  if (isSaved(card.id)) void fetchStory(card.id).catch(() => undefined);
}

/** Marks a story as read, or as unread again. */
export function toggleRead(id: string): void {
  if (readStories.peek().has(id)) markUnread(id);
  else markRead(id);
}
