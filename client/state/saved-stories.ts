import { type ReadonlySignal, signal } from '@preact/signals';
import type { StoryCard } from '../../shared/domain/story.ts';
import { onStoredElsewhere, readStored, writeStored } from './stored.ts';

/** Stands for the list of saved stories among the columns' ids. */
export const SAVED_LIST = 'saved';
const NAME = 'saved';
/** As many as follow a reader to other devices. */
export const SAVED_MAX = 1_000;
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

/** Saves a story, or removes it from saved; returns false when there is no room for it. */
export function toggleSaved(card: StoryCard): boolean {
  const others = cards.peek().filter(({ id }) => id !== card.id);
  const isRemoved = others.length < cards.peek().length;
  if (!isRemoved && others.length >= SAVED_MAX) return false;
  keep(isRemoved ? others : [card, ...others]);
  return true;
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
