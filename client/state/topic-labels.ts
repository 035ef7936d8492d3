import { signal } from '@preact/signals';
import type { TopicRef } from '../../shared/domain/story.ts';

/** The labels of all topics seen so far, by slug. */
const labels = signal<ReadonlyMap<string, string>>(new Map());

/** Remembers topics' labels. */
export function learnLabels(topics: readonly TopicRef[]): void {
  const unknown = topics.filter((topic) => labels.peek().get(topic.slug) !== topic.label);
  if (unknown.length === 0) return;
  labels.value = new Map([...labels.peek(), ...unknown.map((topic) => [topic.slug, topic.label] as const)]);
}

/** A topic's label, else its slug without hyphens. */
export function labelOf(slug: string): string {
  return labels.value.get(slug) ?? slug.replaceAll('-', ' ');
}
