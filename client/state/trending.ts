import { type ReadonlySignal, signal } from '@preact/signals';
import type { TrendingTopic } from '../../shared/contract/trending-shapes.ts';

const topics = signal<readonly TrendingTopic[] | undefined>(undefined);

/** The trending words, highest first; undefined until they are known. */
export const trendingTopics: ReadonlySignal<readonly TrendingTopic[] | undefined> = topics;

/** Sets the trending words. */
export function showTrending(list: readonly TrendingTopic[]): void {
  topics.value = list;
}
