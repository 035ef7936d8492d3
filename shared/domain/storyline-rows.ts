import type { StoryCard } from './story.ts';

/** A story joins the card of its storyline only while that card stands within this many stories from the top. */
const REACH_STORIES = 60;

/** What of a list is needed to find out which stories stand on which card. */
interface Held {
  cards: ReadonlyMap<string, StoryCard>;
  merged: ReadonlyMap<string, string>;
  rowOf: ReadonlyMap<string, string>;
}

/** The storyline that this one is part of by now. */
export function standingLine(storylineId: string, merged: Held['merged']): string {
  let id = storylineId;
  // Merges can follow each other, but never in a circle: a storyline that ended is never merged into again.
  for (let into = merged.get(id); into !== undefined; into = merged.get(into)) id = into;
  return id;
}

/** Which story's card stands for a storyline, among the newest of these. */
export function anchorsOf(list: Held, shown: readonly string[]): Map<string, string> {
  const anchors = new Map<string, string>();
  for (const id of shown.slice(0, REACH_STORIES)) {
    const card = list.cards.get(id);
    const line = card && standingLine(card.storyline.id, list.merged);
    if (line !== undefined && !anchors.has(line)) anchors.set(line, list.rowOf.get(id) ?? id);
  }
  return anchors;
}

/**
 * Puts stories that come onto the page on the cards of their storylines, as soon as more than one publisher tells it;
 * `anchors` are the cards that are there. A story that stood alone when it came becomes the card of the storyline that
 * others find to it, also when they come onto the page together.
 */
export function foldAlong(
  list: Held,
  coming: readonly string[],
  anchors: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const rowOf = new Map(list.rowOf);
  const cards = new Map(anchors);
  for (const id of coming) {
    const card = list.cards.get(id);
    if (!card) continue;
    const line = standingLine(card.storyline.id, list.merged);
    const anchor = cards.get(line);
    if (anchor === undefined) cards.set(line, id);
    else if (anchor !== id && card.storyline.publishers > 1) rowOf.set(id, anchor);
  }
  return rowOf;
}
