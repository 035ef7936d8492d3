import type { CanonicalFilter } from './filter.ts';
import { type MatchKeys, matches } from './match.ts';
import type { StoryCard } from './story.ts';

interface EventPlace {
  seq: number;
  /** When it was released, ISO 8601. */
  at: string;
}

export interface StoryPublished extends EventPlace {
  type: 'story.published';
  story: StoryCard;
}

export interface StoryCorrected extends EventPlace {
  type: 'story.corrected';
  story: StoryCard;
}

export interface StoryRetracted extends EventPlace {
  type: 'story.retracted';
  storyId: string;
  revision: number;
  reason: string;
}

/** A story has connected two storylines: what stood in the one belongs to the other from now on. */
export interface StorylineMerged extends EventPlace {
  type: 'storyline.merged';
  storylineId: string;
  into: string;
}

export type StoryEvent = StoryPublished | StoryCorrected | StoryRetracted;

/** What a reader receives. */
export type WireEvent = StoryEvent | StorylineMerged;
export type WireEventType = WireEvent['type'];

/**
 * An event as servers carry it: what readers receive, beside what filters ask about.
 * A correction also keeps the keys of the revision that it replaces, so that a reader who holds the older one hears
 * of it even when the newer one has left the filter.
 */
export interface CarriedEvent {
  event: WireEvent;
  now: MatchKeys;
  before?: MatchKeys;
}

/** True when the event concerns a reader with this filter. */
export function concerns(filter: CanonicalFilter, carried: CarriedEvent): boolean {
  return matches(filter, carried.now) || (carried.before !== undefined && matches(filter, carried.before));
}
