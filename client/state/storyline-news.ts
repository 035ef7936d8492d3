import { type ReadonlySignal, signal } from '@preact/signals';
import type { StorylineNewsAnswer } from '../../shared/contract/storyline-shapes.ts';

interface StorylineNews {
  /** The story on whose page it is shown. */
  storyId: string;
  /** True when the news is what came since the reader's last visit; false when it is what each report adds. */
  isSinceVisit: boolean;
  answer: StorylineNewsAnswer;
}

const shown = signal<StorylineNews | null>(null);

/** What is new in the open story's storyline; null until it is known. */
export const storylineNews: ReadonlySignal<StorylineNews | null> = shown;

/** Shows what is new. */
export function showStorylineNews(news: StorylineNews): void {
  shown.value = news;
}
