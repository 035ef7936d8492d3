import type { Comment, DiscussionClosed } from './comment.ts';
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

/**
 * A story has connected two storylines, or a moderator has taken back a split: what stood in the one belongs to the other
 * from now on.
 */
export interface StorylineMerged extends EventPlace {
  type: 'storyline.merged';
  storylineId: string;
  into: string;
  /** Where a split was taken back: all stories of the storyline, and how it stands now. */
  stories?: string[];
  storyline?: StoryCard['storyline'];
}

/** A moderator has taken stories out of a storyline: they are one of their own from now on. */
export interface StorylineSplit extends EventPlace {
  type: 'storyline.split';
  /** Those that left. */
  stories: string[];
  /** The storylines as they stand now. */
  from: StoryCard['storyline'];
  to: StoryCard['storyline'];
}

export type StoryEvent = StoryPublished | StoryCorrected | StoryRetracted;

interface DiscussionChange extends EventPlace {
  storyId: string;
  /** How many comments the story has now. */
  comments: number;
}

interface CommentAdded extends DiscussionChange {
  type: 'comment.added';
  comment: Comment;
}

/** Its writer has edited it, or a moderator has restored it. */
interface CommentChanged extends DiscussionChange {
  type: 'comment.changed';
  comment: Comment;
}

/** Its writer has deleted it, or a moderator has hidden it: what is left is the place where others answer. */
interface CommentRemoved extends DiscussionChange {
  type: 'comment.removed';
  comment: Comment;
}

/** A moderator has closed the story's discussion, or opened it again. */
export interface DiscussionSwitched extends DiscussionChange {
  type: 'discussion.closed' | 'discussion.opened';
  closed: DiscussionClosed | null;
}

export type CommentEvent = CommentAdded | CommentChanged | CommentRemoved;
export type DiscussionEvent = CommentEvent | DiscussionSwitched;

/** What a reader receives. */
export type WireEvent = StoryEvent | StorylineMerged | StorylineSplit | DiscussionEvent;
export type WireEventType = WireEvent['type'];

/** A story that nobody sees has come through: it tells operators that stories do. */
interface CanaryPassed extends EventPlace {
  type: 'canary';
  canaryId: string;
}

/**
 * An event as servers carry it: what readers receive, beside what filters ask about.
 * A correction also keeps the keys of the revision that it replaces, so that a reader who holds the older one hears
 * of it even when the newer one has left the filter.
 */
export interface CarriedEvent {
  event: WireEvent | CanaryPassed;
  now: MatchKeys;
  before?: MatchKeys;
  /** When it could have gone out at the earliest, in milliseconds since 1970; operators measure from there. */
  due?: number;
  /** What brought it about, by which logs can be read across processes; absent for comments. */
  submissionId?: string;
  /** The trace that it belongs to, as W3C Trace Context writes it; absent when nobody traces. */
  trace?: string;
}

/** One that may go to readers. */
export type ReaderEvent = CarriedEvent & { event: WireEvent };

/** False for what no reader ever gets. */
export function isForReaders(carried: CarriedEvent): carried is ReaderEvent {
  return carried.event.type !== 'canary';
}

/** True when the event concerns a reader with this filter. */
export function concerns(filter: CanonicalFilter, carried: CarriedEvent): carried is ReaderEvent {
  if (!isForReaders(carried)) return false;
  return matches(filter, carried.now) || (carried.before !== undefined && matches(filter, carried.before));
}

/** True for what happens under a story and not to it. */
export function isDiscussionEvent(event: WireEvent): event is DiscussionEvent {
  return 'comments' in event;
}

/** The stories that an event is about; none when it is about no one in particular. */
export function storyIdsOf(event: CarriedEvent['event']): readonly string[] {
  if ('story' in event) return [event.story.id];
  if ('stories' in event) return event.stories ?? [];
  return 'storyId' in event ? [event.storyId] : [];
}
