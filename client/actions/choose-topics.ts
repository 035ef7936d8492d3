import { topicSlug } from '../../shared/domain/topic.ts';
import { listAddress, withTopic } from '../state/address.ts';
import { listTopics } from '../state/list.ts';
import { clearTopicBox, closeSuggestions, moveActive, topicBox } from '../state/topic-box.ts';
import { learnLabels } from '../state/topic-labels.ts';
import { navigate } from './navigate.ts';

/** Follows one topic more. */
export function addTopic(slug: string): void {
  clearTopicBox();
  if (slug !== '' && !listTopics.peek().includes(slug)) navigate(listAddress(withTopic(listTopics.peek(), slug)));
}

/** Follows one topic less. */
export function removeTopic(slug: string): void {
  navigate(listAddress(listTopics.peek().filter((other) => other !== slug)));
}

/** Follows one topic less: the one that was added last. */
export function removeLastTopic(): void {
  const last = listTopics.peek().at(-1);
  if (last !== undefined) removeTopic(last);
}

/** Follows the suggestion that the reader has reached, else what they typed. */
export function chooseTyped(): void {
  const { active, suggestions, text } = topicBox.peek();
  const chosen = suggestions[active] ?? suggestions.find((topic) => topic.slug === topicSlug(text));
  if (chosen) learnLabels([chosen]);
  addTopic(chosen?.slug ?? topicSlug(text));
}

/** Goes to the next or the previous suggestion. */
export function moveThroughSuggestions(step: 1 | -1): void {
  moveActive(step);
}

/** Puts the suggestions away and keeps what was typed. */
export function dismissSuggestions(): void {
  closeSuggestions();
}
