import { effect } from '@preact/signals';
import { siteName } from '../site-name.ts';
import { currentRoute } from '../state/entry.ts';
import { waitingInAll } from '../state/open-lists.ts';
import { openStory } from '../state/open-story.ts';
import { texts } from '../texts.ts';
import { columnTitle } from './column-title.ts';

/** Keeps the document title up to date: the number of waiting stories and the current view. */
export function keepDocumentTitle(): void {
  effect(() => {
    document.title = titleText(waitingInAll.value, pageTitle());
  });
}

function pageTitle(): string | null {
  const route = currentRoute.value;
  if (route.name === 'publisher') return columnTitle(route.column);
  if (route.name === 'single') return columnTitle(route.column);
  if (route.name === 'saved') return texts.savedTitle;
  if (route.name === 'moderate') return texts.moderation;
  if (route.name === 'dashboard' || route.name === 'shared') return null;
  const story = openStory.value;
  if (route.name === 'missing' || story?.status === 'missing') return texts.missingTitle;
  return story?.card?.headline ?? null;
}

function titleText(waiting: number, page: string | null): string {
  const title = page === null ? siteName() : `${page} – ${siteName()}`;
  return waiting > 0 ? `(${waiting}) ${title}` : title;
}
