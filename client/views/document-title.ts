import { effect } from '@preact/signals';
import { currentRoute } from '../state/entry.ts';
import { waitingCount } from '../state/list.ts';
import { openStory } from '../state/open-story.ts';
import { texts } from '../texts.ts';

/** Keeps the tab's title in step: how many stories wait, and which story is open. */
export function keepDocumentTitle(): void {
  effect(() => {
    document.title = texts.title(waitingCount.value, pageTitle());
  });
}

function pageTitle(): string | null {
  if (currentRoute.value.name === 'list') return null;
  const story = openStory.value;
  if (currentRoute.value.name === 'missing' || story?.status === 'missing') return texts.missingTitle;
  return story?.card?.headline ?? null;
}
