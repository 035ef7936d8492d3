import { notNeeded } from '../../shared/domain/expected-failures.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { fetchStory } from '../net/stories-api.ts';
import { markRead, markUnread, readStories } from '../state/read-stories.ts';
import { isSaved, toggleSaved } from '../state/saved-stories.ts';
import { showToast } from '../state/toast.ts';

/** Saves a story, with its text where the browser can store it, or removes it from saved. */
export function saveStory(card: StoryCard): void {
  if (!toggleSaved(card)) showToast({ kind: 'too-many-saved' });
  // Loading the story once puts it into the offline cache.
  if (isSaved(card.id)) void fetchStory(card.id).catch(notNeeded);
}

/** Marks a story as read, or as unread again. */
export function toggleRead(id: string): void {
  if (readStories.peek().has(id)) markUnread(id);
  else markRead(id);
}
