import { type ReadonlySignal, signal } from '@preact/signals';
import type { TrendingTopic } from '../../shared/contract/trending-shapes.ts';

const topics = signal<readonly TrendingTopic[]>([]);

/** The trending words, highest first. */
export const trendingTopics: ReadonlySignal<readonly TrendingTopic[]> = topics;

/** Sets the trending words. */
export function showTrending(list: readonly TrendingTopic[]): void {
  topics.value = list;
}
