import type { TopicRef } from '../../../shared/domain/story.ts';
import { topicSlug } from '../../../shared/domain/topic.ts';
import { normaliseLine } from '../../../shared/node/text/normalise.ts';

/** The publisher's own topics as they are given, each once. */
export function givenTopics(labels: string[]): TopicRef[] {
  const topics = new Map<string, TopicRef>();
  for (const label of labels.map(normaliseLine)) {
    const slug = topicSlug(label);
    if (slug !== '' && !topics.has(slug)) topics.set(slug, { slug, label });
  }
  return [...topics.values()];
}
