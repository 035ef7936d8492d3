import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import { showToast } from '../state/toast.ts';

/** The address of a story for others. */
export function storyLink(story: Pick<StoryCard, 'id' | 'headline'>): string {
  return new URL(storyPath(story), location.origin).href;
}

/** Shares a story's link as the system does it; otherwise copies it, and says so. */
export async function shareStory(story: StoryCard): Promise<void> {
  const url = storyLink(story);
  if (typeof navigator.share === 'function') {
    try {
      return await navigator.share({ title: story.headline, url });
    } catch (error) {
      // The reader has changed their mind; anything else is copied.
      if (error instanceof DOMException && error.name === 'AbortError') return;
    }
  }
  try {
    await navigator.clipboard.writeText(url);
    showToast({ kind: 'link-copied' });
  } catch {
    showToast({ kind: 'link-not-copied' });
  }
}
