import { randomNumbers } from '../../eval/articles.ts';
import type { TopicFilter } from '../peers/contestants.ts';

const TOPICS = Array.from({ length: 20 }, (_, no) => `topic-${no}`);
const TOPICS_MAX = 4;
const DIFFERENT_STORIES = 500;

/** Distinct filters over twenty topics, up to 210: every single topic, then pairs. */
export function distinctFilters(count: number): TopicFilter[] {
  const pairs = TOPICS.flatMap((one, no) => TOPICS.slice(no + 1).map((other) => [one, other]));
  return [...TOPICS.map((topic) => [topic]), ...pairs].slice(0, count);
}

/** One to four of the twenty topics for the story with this number; the same in every run. */
export function topicsByNumber(): (no: number) => readonly string[] {
  const random = randomNumbers(1);
  const topics = Array.from({ length: DIFFERENT_STORIES }, () => {
    const shuffled = TOPICS.map((topic) => ({ topic, at: random() })).sort((a, b) => a.at - b.at);
    return shuffled.slice(0, 1 + Math.floor(random() * TOPICS_MAX)).map(({ topic }) => topic);
  });
  return (no) => topics[no % topics.length] ?? [];
}
