import { fetchTopics } from '../net/stories-api.ts';
import { offerSuggestions, showBusiestTopics, writeTopicText } from '../state/topic-box.ts';
import { learnLabels } from '../state/topic-labels.ts';

const SUGGESTIONS = 8;
const BUSIEST = 14;
const PAUSE_MS = 100;

let timer: ReturnType<typeof setTimeout> | undefined;
let asking = new AbortController();

/** The reader typed into the topic box: completes after a short pause. */
export function typeTopic(text: string): void {
  writeTopicText(text);
  clearTimeout(timer);
  timer = setTimeout(() => void suggest(text), PAUSE_MS);
}

/** Reads which topics have the most stories. */
export async function loadBusiestTopics(): Promise<void> {
  const topics = await fetchTopics('', BUSIEST).catch(() => undefined);
  // Without an answer the rail stays as it is: it is an aid, not the news.
  if (!topics) return;
  learnLabels(topics);
  showBusiestTopics(topics);
}

async function suggest(text: string): Promise<void> {
  asking.abort();
  asking = new AbortController();
  const topics = await fetchTopics(text.trim(), SUGGESTIONS, asking.signal).catch(() => undefined);
  if (topics) offerSuggestions(text, topics);
}
