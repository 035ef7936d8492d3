import type { CanonicalFilter } from '../../shared/domain/filter.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { standingLine } from '../../shared/domain/storyline-rows.ts';
import {
  type DiscussionEvent,
  isDiscussionEvent,
  type StoryCorrected,
  type StorylineMerged,
  type StorylineSplit,
  type StoryRetracted,
  type WireEvent,
} from '../../shared/domain/wire-event.ts';
import { cardMatches } from './card-matches.ts';
import { boundWaiting, newerCard, newestFirst, type StoryList } from './story-list.ts';
import { storylineAfter, unfoldSplit } from './storyline-split.ts';

/** The mutable copy of the list while a message is applied: one copy per message, not per event. */
interface Draft {
  cards: Map<string, StoryCard>;
  waiting: Set<string>;
  missed: number;
  merged: ReadonlyMap<string, string>;
  rowOf: ReadonlyMap<string, string>;
}

/** Applies events of the list's channel: new stories wait, known ones change in place. */
export function applyEvents(list: StoryList, events: readonly WireEvent[], filter: CanonicalFilter): StoryList {
  const { missed, merged, rowOf } = list;
  const draft: Draft = { cards: new Map(list.cards), waiting: new Set(list.waiting), missed, merged, rowOf };
  for (const event of events) applyEvent(draft, event, list, filter);
  return boundWaiting({ ...list, ...draft, waiting: newestFirst(draft.waiting, draft.cards) });
}

function applyEvent(draft: Draft, event: WireEvent, list: StoryList, filter: CanonicalFilter): void {
  if (event.type === 'story.published') arrive(draft, event.story);
  else if (event.type === 'story.corrected') correct(draft, event, list, filter);
  else if (event.type === 'story.retracted') retract(draft, event);
  else if (event.type === 'storyline.merged') merge(draft, event);
  else if (event.type === 'storyline.split') split(draft, event);
  else if (isDiscussionEvent(event)) count(draft, event);
  // Unknown event types from a newer server are ignored.
}

function arrive(draft: Draft, story: StoryCard): void {
  if (!draft.cards.has(story.id)) draft.waiting.add(story.id);
  put(draft, story);
}

function correct(draft: Draft, { story }: StoryCorrected, list: StoryList, filter: CanonicalFilter): void {
  const held = draft.cards.get(story.id);
  if (held) {
    put(draft, story);
    if (cardMatches(filter, held) && !cardMatches(filter, newerCard(held, story))) stopWaiting(draft, story.id);
  } else if (cardMatches(filter, story) && isWithin(list, story.seq)) arrive(draft, story);
  else draft.missed += 1;
}

function retract(draft: Draft, { storyId, revision, reason, at }: StoryRetracted): void {
  const held = draft.cards.get(storyId);
  if (held) put(draft, { ...held, revision, retracted: { at, reason } });
  else draft.missed += 1;
}

function count(draft: Draft, { storyId, comments }: DiscussionEvent): void {
  const held = draft.cards.get(storyId);
  if (held) draft.cards.set(storyId, { ...held, comments });
}

/** Existing cards stay separate; later stories join one of them. */
function merge(draft: Draft, { storylineId, into, storyline }: StorylineMerged): void {
  draft.merged = new Map(draft.merged).set(storylineId, into);
  if (!storyline) return;
  for (const [id, card] of draft.cards) {
    if (standingLine(card.storyline.id, draft.merged) === into) draft.cards.set(id, { ...card, storyline });
  }
}

function split(draft: Draft, event: StorylineSplit): void {
  for (const [id, card] of draft.cards) {
    const storyline = storylineAfter(card, event, draft.merged);
    if (storyline) draft.cards.set(id, { ...card, storyline });
  }
  draft.rowOf = unfoldSplit(draft.rowOf, event.stories);
}

function put(draft: Draft, story: StoryCard): void {
  draft.cards.set(story.id, newerCard(draft.cards.get(story.id), story));
}

/** Removes a waiting story that no longer matches; nobody has seen it. */
function stopWaiting(draft: Draft, id: string): void {
  if (draft.waiting.delete(id)) draft.cards.delete(id);
}

/** False for stories below the last loaded page: they come, already corrected, with their own page. */
function isWithin(list: StoryList, seq: number): boolean {
  const oldest = list.cards.get(list.shown.at(-1) ?? '');
  return list.next === null || (oldest !== undefined && seq > oldest.seq);
}
