import { type ReadonlySignal, signal } from '@preact/signals';
import type { StoryCard } from '../../shared/domain/story.ts';
import { onStoredElsewhere, readStored, writeStored } from './stored.ts';

/** Stands for the list of saved stories among the columns' ids. */
export const SAVED_LIST = 'saved';
const NAME = 'saved';
const SAVED_MAX = 300;
const cards = signal<readonly StoryCard[]>(stored());

/** The reader's saved stories, latest first. */
export const savedStories: ReadonlySignal<readonly StoryCard[]> = cards;

onStoredElsewhere(NAME, () => {
  cards.value = stored();
});

/** True when the story is saved. */
export function isSaved(id: string): boolean {
  return cards.value.some((card) => card.id === id);
}

/** Saves a story, or removes it from saved. */
export function toggleSaved(card: StoryCard): void {
  const others = cards.peek().filter((other) => other.id !== card.id);
  keep(others.length < cards.peek().length ? others : [card, ...others].slice(0, SAVED_MAX));
}

/** Updates a saved story to a newer revision. */
export function refreshSaved(card: StoryCard): void {
  const held = cards.peek().find((other) => other.id === card.id);
  if (held && held.revision < card.revision) keep(cards.peek().map((other) => (other === held ? card : other)));
}

function keep(list: readonly StoryCard[]): void {
  cards.value = list;
  writeStored(NAME, list);
}

function stored(): readonly StoryCard[] {
  const list = readStored(NAME);
  return Array.isArray(list) ? list.filter((card) => typeof card?.id === 'string' && Array.isArray(card.topics)) : [];
}
