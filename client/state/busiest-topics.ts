import { type ReadonlySignal, signal } from '@preact/signals';
import type { TopicsAnswer } from '../../shared/wire/http-shapes.ts';

export type CountedTopic = TopicsAnswer['topics'][number];
const busiest = signal<readonly CountedTopic[]>([]);

/** The topics with the most stories. */
export const busiestTopics: ReadonlySignal<readonly CountedTopic[]> = busiest;

/** The busiest topics have come. */
export function showBusiestTopics(topics: readonly CountedTopic[]): void {
  busiest.value = topics;
}
