import { type ReadonlySignal, signal } from '@preact/signals';
import type { TrendingTopic } from '../../shared/wire/http-shapes.ts';

const topics = signal<readonly TrendingTopic[]>([]);

/** The words of the hour, highest first. */
export const trendingTopics: ReadonlySignal<readonly TrendingTopic[]> = topics;

/** What trends now. */
export function showTrending(list: readonly TrendingTopic[]): void {
  topics.value = list;
}
