import { signal } from '@preact/signals';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { ColumnList } from './column-list.ts';

/** Called with the news of a column as it arrives; null until a column calls in the page. */
export const hearNews = signal<((list: ColumnList, news: readonly StoryCard[]) => void) | null>(null);
