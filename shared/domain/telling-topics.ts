import type { TopicRef } from './story.ts';

/** How many topics a card shows; the story's page has all. */
const CARD_TOPICS = 2;

/** The topics that tell most of a story: names before subjects, which many stories share. */
export function tellingTopics(topics: readonly TopicRef[]): TopicRef[] {
  const isBroad = ({ kind }: TopicRef): number => Number(kind === 'subject');
  return topics.toSorted((a, b) => isBroad(a) - isBroad(b)).slice(0, CARD_TOPICS);
}
