import type { StoryCard } from '../../shared/domain/story.ts';
import { standingLine } from '../../shared/domain/storyline-rows.ts';
import type { StorylineSplit } from '../../shared/domain/wire-event.ts';

const NONE: ReadonlyMap<string, string> = new Map();

/** A card's storyline after a split that concerns it; undefined when it does not. `merged` are storylines that ended. */
export function storylineAfter(
  { id, storyline }: Pick<StoryCard, 'id' | 'storyline'>,
  { stories, from, to }: StorylineSplit,
  merged: ReadonlyMap<string, string> = NONE,
): StoryCard['storyline'] | undefined {
  if (stories.includes(id)) return to;
  return standingLine(storyline.id, merged) === from.id ? from : undefined;
}

/**
 * Which story's card each one stands on after a split: of those that stood on a card of the other part, one becomes their
 * card, where it stands in the list.
 */
export function unfoldSplit(
  rowOf: ReadonlyMap<string, string>,
  stories: readonly string[],
): ReadonlyMap<string, string> {
  const left = new Set(stories);
  const after = new Map<string, string>();
  const cards = new Map<string, string>();
  for (const [id, card] of rowOf) {
    if (left.has(id) === left.has(card)) after.set(id, card);
    else if (!cards.has(card)) cards.set(card, id);
    else after.set(id, cards.get(card) ?? id);
  }
  return after;
}
