import type { TopicRef } from '../../../shared/domain/story.ts';
import { singular } from './headline-word.ts';

const MOST_TOPICS = 8;
/** Found topics beside the publisher's own, which take precedence. */
const MOST_BESIDE_GIVEN = 4;
const MOST_FOUND = 6;

/** Chooses a story's topics: the publisher's first, then those found, without twins and parts of others. Pure. */
export function chooseTopics(given: TopicRef[], found: TopicRef[]): TopicRef[] {
  const topics = new Map(given.map((topic) => [topic.slug, topic]));
  const most =
    given.length > 0 ? Math.max(given.length, Math.min(given.length + MOST_BESIDE_GIVEN, MOST_TOPICS)) : MOST_FOUND;
  for (const topic of found) {
    if (topics.size >= most) break;
    if (![...topics.keys()].some((other) => overlap(other, topic.slug))) topics.set(topic.slug, topic);
  }
  return [...topics.values()];
}

/** True for twins and for a part of another: "Port" of "Port Amsel", a plural of its singular. */
export function overlap(a: string, b: string): boolean {
  const [one, other] = [`-${singular(a)}-`, `-${singular(b)}-`];
  return one.includes(other) || other.includes(one);
}
