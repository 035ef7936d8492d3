import type { StoryCard } from './story.ts';
import { firstVersion } from './versions.ts';

/** A story joins its storyline's card only when the card is among this many stories from the top. */
const REACH_STORIES = 60;

/** The parts of a list that determine which story belongs to which card. */
interface Held {
  cards: ReadonlyMap<string, StoryCard>;
  merged: ReadonlyMap<string, string>;
  rowOf: ReadonlyMap<string, string>;
}

/** The storyline that this one has been merged into, or itself. */
export function standingLine(storylineId: string, merged: Held['merged']): string {
  let id = storylineId;
  // Merges can be chained but never circular: a storyline that was merged away is never a target again.
  for (let into = merged.get(id); into !== undefined; into = merged.get(into)) id = into;
  return id;
}

/** The existing cards that a story may join, by id. */
export interface Anchors {
  /** The card of each storyline. */
  lines: ReadonlyMap<string, string>;
  /** The card with each story or an update of it, by storyline and first version. */
  versions: ReadonlyMap<string, string>;
}

/** For a list without cards. */
export const NO_ANCHORS: Anchors = { lines: new Map(), versions: new Map() };

/** The cards among the newest stories. */
export function anchorsOf(list: Held, shown: readonly string[]): Anchors {
  const lines = new Map<string, string>();
  const versions = new Map<string, string>();
  for (const id of shown.slice(0, REACH_STORIES)) {
    const card = list.cards.get(id);
    if (!card) continue;
    const [line, row] = [standingLine(card.storyline.id, list.merged), list.rowOf.get(id) ?? id];
    if (!lines.has(line)) lines.set(line, row);
    if (!versions.has(versionKey(line, card))) versions.set(versionKey(line, card), row);
  }
  return { lines, versions };
}

/**
 * Groups new stories on the cards of their storylines once more than one publisher reports the event, and a publisher's
 * versions of one story in any case; `anchors` are the existing cards. The first story of a storyline becomes its card,
 * even when several arrive together.
 */
export function foldAlong(list: Held, coming: readonly string[], anchors: Anchors): ReadonlyMap<string, string> {
  const rowOf = new Map(list.rowOf);
  const lines = new Map(anchors.lines);
  const versions = new Map(anchors.versions);
  for (const id of coming) {
    const card = list.cards.get(id);
    if (!card) continue;
    const line = standingLine(card.storyline.id, list.merged);
    const isShared = card.storyline.publishers > 1 || card.repeats !== undefined;
    const anchor = versions.get(versionKey(line, card)) ?? (isShared ? lines.get(line) : undefined);
    if (anchor !== undefined && anchor !== id) rowOf.set(id, anchor);
    if (!lines.has(line)) lines.set(line, id);
    if (!versions.has(versionKey(line, card))) versions.set(versionKey(line, card), anchor ?? id);
  }
  return rowOf;
}

function versionKey(line: string, card: StoryCard): string {
  return `${line} ${firstVersion(card)}`;
}
