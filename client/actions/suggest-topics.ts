import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { fetchTopics } from '../net/stories-api.ts';
import { type CountedTopic, showBusiestTopics } from '../state/busiest-topics.ts';
import { learnLabels } from '../state/topic-labels.ts';

const SUGGESTIONS = 8;
const BUSIEST = 14;

/** Topics that start with the text, busiest first; none when the request fails. */
export async function suggestTopics(text: string, signal: AbortSignal): Promise<readonly CountedTopic[]> {
  const topics = await fetchTopics(text.trim(), SUGGESTIONS, signal).catch(() => []);
  learnLabels(topics);
  return topics;
}

/** Loads the topics with the most stories. */
export async function loadBusiestTopics(): Promise<void> {
  const topics = await fetchTopics('', BUSIEST).catch(noAnswer);
  // The rail is an aid: when this fails, it stays as it is.
  if (!topics) return;
  learnLabels(topics);
  showBusiestTopics(topics);
}
