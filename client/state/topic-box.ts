import { type ReadonlySignal, signal } from '@preact/signals';
import type { TopicsAnswer } from '../../shared/wire/http-shapes.ts';

type Suggestion = TopicsAnswer['topics'][number];

/** The box in which a reader looks for a topic. */
interface TopicBox {
  text: string;
  isOpen: boolean;
  suggestions: readonly Suggestion[];
  /** The suggestion that the arrow keys have reached; -1 is the text itself. */
  active: number;
}

const CLOSED: TopicBox = { text: '', isOpen: false, suggestions: [], active: -1 };
const box = signal<TopicBox>(CLOSED);
const busiest = signal<readonly Suggestion[]>([]);

export const topicBox: ReadonlySignal<TopicBox> = box;
/** The topics with the most stories, for the rail. */
export const busiestTopics: ReadonlySignal<readonly Suggestion[]> = busiest;

/** The reader typed. */
export function writeTopicText(text: string): void {
  box.value = { ...box.value, text, isOpen: true, active: -1 };
}

/** Completions have come for the text that is in the box now. */
export function offerSuggestions(text: string, suggestions: readonly Suggestion[]): void {
  if (box.value.isOpen && box.value.text === text) box.value = { ...box.value, suggestions, active: -1 };
}

/** Moves through the suggestions, round and round, with the text itself as one stop. */
export function moveActive(step: 1 | -1): void {
  const stops = box.value.suggestions.length + 1;
  box.value = { ...box.value, isOpen: true, active: ((box.value.active + 1 + step + stops) % stops) - 1 };
}

/** Closes the list and keeps the text. */
export function closeSuggestions(): void {
  box.value = { ...box.value, isOpen: false, active: -1 };
}

/** Empties the box. */
export function clearTopicBox(): void {
  box.value = CLOSED;
}

/** The busiest topics have come. */
export function showBusiestTopics(topics: readonly Suggestion[]): void {
  busiest.value = topics;
}
