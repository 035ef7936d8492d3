import type { StoryCard } from '../../shared/domain/story.ts';
import { standingLine } from '../../shared/domain/storyline-rows.ts';
import type { StorylineSplit } from '../../shared/domain/wire-event.ts';

const NONE: ReadonlyMap<string, string> = new Map();

/** A card's storyline after a split; undefined when the split does not concern it. `merged` are ended storylines. */
export function storylineAfter(
  { id, storyline }: Pick<StoryCard, 'id' | 'storyline'>,
  { stories, from, to }: StorylineSplit,
  merged: ReadonlyMap<string, string> = NONE,
): StoryCard['storyline'] | undefined {
  if (stories.includes(id)) return to;
  return standingLine(storyline.id, merged) === from.id ? from : undefined;
}

/**
 * Reassigns stories to cards after a split: of the stories shown on a card of the other part, one becomes their card,
 * at its place in the list.
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
