import { type ReadonlySignal, signal } from '@preact/signals';
import type { StoryCard } from '../../shared/domain/story.ts';
import { onStoredElsewhere, readStored, writeStored } from './stored.ts';

const NAME = 'saved';
const SAVED_MAX = 300;
const cards = signal<readonly StoryCard[]>(stored());

/** The stories that the reader keeps for later, the last one first. */
export const savedStories: ReadonlySignal<readonly StoryCard[]> = cards;

onStoredElsewhere(NAME, () => {
  cards.value = stored();
});

/** True when the story is kept for later. */
export function isSaved(id: string): boolean {
  return cards.value.some((card) => card.id === id);
}

/** Keeps a story for later, or no longer. */
export function toggleSaved(card: StoryCard): void {
  const others = cards.peek().filter((other) => other.id !== card.id);
  keep(others.length < cards.peek().length ? others : [card, ...others].slice(0, SAVED_MAX));
}

/** Takes a newer revision of a story that is kept. */
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
