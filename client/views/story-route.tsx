import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { withTexts } from '../reader-texts.ts';
import { texts } from '../texts.ts';
import { RetryNotice } from './retry-notice.tsx';

const part = signal<ComponentType | undefined>(undefined);
const hasFailed = signal(false);

/** Loads the code of a story's page, which the board does not need; once it is there, a story opens without waiting. */
export async function loadStoryPage(): Promise<void> {
  hasFailed.value = false;
  try {
    const { StoryPage } = await withTexts(() => import('./story-page.tsx'));
    part.value = StoryPage;
  } catch {
    hasFailed.value = true;
  }
}

/** A story's page, as soon as its code is loaded. */
export function StoryRoute() {
  const Page = part.value;
  useEffect(() => {
    if (!part.peek()) void loadStoryPage();
  }, []);
  if (Page) return <Page />;
  return hasFailed.value ? <RetryNotice text={texts.storyFailed} retry={() => void loadStoryPage()} /> : null;
}
