import { type ReadonlySignal, signal } from '@preact/signals';
import type { TopicsAnswer } from '../../shared/contract/http-shapes.ts';

export type CountedTopic = TopicsAnswer['topics'][number];
const busiest = signal<readonly CountedTopic[]>([]);

/** The topics with the most stories. */
export const busiestTopics: ReadonlySignal<readonly CountedTopic[]> = busiest;

/** Sets the busiest topics. */
export function showBusiestTopics(topics: readonly CountedTopic[]): void {
  busiest.value = topics;
}
